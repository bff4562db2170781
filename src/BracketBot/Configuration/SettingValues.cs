using System.Globalization;
using BracketBot.Core.Text;
using BracketBot.Telegram;

namespace BracketBot.Configuration;

/// <summary>Reads single values and collects all their errors, so that they can be fixed in one go.</summary>
/// <param name="looked">Where values were looked for; null if that helps nobody.</param>
internal sealed class SettingValues(IConfiguration configuration, string? looked = null)
{
    private readonly List<SettingError> _errors = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<SettingError> Errors => _errors;

    /// <summary>Every key that was asked for; any other key in our sections is misspelt.</summary>
    public IReadOnlySet<string> Known => _known;

    /// <summary>What an error shows for a missing value.</summary>
    public string Nothing { get; } = looked is null ? "nothing" : $"nothing ({looked})";

    public string Text(string key, string fallback)
    {
        _known.Add(key);
        var value = configuration[key];
        return string.IsNullOrWhiteSpace(value) ? fallback : value.Trim();
    }

    /// <summary>A required text that errors never show, and that is not a placeholder.</summary>
    public string Secret(string key, string takes, Func<string, bool> isValid)
    {
        var value = Text(key, "");
        if (value.Length == 0)
        {
            Bad(key, Nothing, takes);
        }
        else if (IsPlaceholder(value))
        {
            Bad(key, "the placeholder of the example", takes);
        }
        else if (!isValid(value))
        {
            Bad(key, $"{value.Length} characters that don't fit", takes);
        }

        return value;
    }

    public Uri Url(string key, string fallback)
    {
        var value = Text(key, fallback);
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            && url.Query.Length + url.Fragment.Length == 0 && !IsPlaceholder(value))
        {
            return url;
        }

        Bad(key, Shown(value), $"an http or https address without user, query and fragment, such as {fallback}");
        return new Uri(fallback);
    }

    /// <summary>The address to listen on. A host name would be taken for "everywhere", and a path or https would stop the server with a vaguer error.</summary>
    public Uri Listen(string key, string fallback)
    {
        var value = Text(key, fallback);
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url is { Scheme: "http", PathAndQuery: "/", UserInfo: "", Fragment: "" }
            && (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || (url.Host == "localhost" && url.Port != 0)))
        {
            return url;
        }

        Bad(key, Shown(value), $"http, an IP address and a port, such as {fallback} (0.0.0.0 for all addresses)");
        return new Uri(fallback);
    }

    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan least, TimeSpan most)
    {
        var value = Text(key, fallback.ToString("c", CultureInfo.InvariantCulture));

        // A bare number would be read as days.
        if (value.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) && time >= least && time <= most)
        {
            return time;
        }

        Bad(key, Quoted(value), $"a time as hh:mm:ss from {least} to {most}");
        return fallback;
    }

    public int Whole(string key, int fallback, int least, int most)
    {
        var value = Text(key, fallback.ToString(CultureInfo.InvariantCulture));
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Bad(key, Quoted(value), $"a whole number from {least} to {most}");
        return fallback;
    }

    public T Choice<T>(string key, T fallback, params ReadOnlySpan<T> supported)
        where T : struct, Enum => Choice(key, fallback, $"{string.Join(" or ", supported.ToArray())} in this version", supported);

    /// <param name="takes">The accepted values, as an error shows them.</param>
    public T Choice<T>(string key, T fallback, string takes, params ReadOnlySpan<T> supported)
        where T : struct, Enum
    {
        var value = Text(key, fallback.ToString());
        foreach (var choice in supported)
        {
            // Compare names, because Enum.TryParse also accepts numbers and lists.
            if (choice.ToString().Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        Bad(key, Quoted(value), takes);
        return fallback;
    }

    public void Bad(string key, string got, string takes) => _errors.Add(new SettingError(key, got, takes));

    /// <summary>An address as an error shows it: without anything that may be a password or a key.</summary>
    private static string Shown(string value)
    {
        if (IsPlaceholder(value))
        {
            return "the placeholder of the example";
        }

        var query = value.IndexOfAny(['?', '#']);
        var shown = query < 0 ? value : $"{value[..(query + 1)]}…";
        if (shown.LastIndexOf('@') is >= 0 and var user)
        {
            shown = $"{(shown.IndexOf("//", StringComparison.Ordinal) is >= 0 and var scheme && scheme < user ? shown[..(scheme + 2)] : "")}…{shown[user..]}";
        }

        return IsLikeAnAddress(shown) && !(query >= 0 && value.LastIndexOf('@') > query) && !SecretText.LooksLikeOne(shown) && !TelegramOptions.IsToken(shown)
            ? $"'{shown}'"
            : $"{value.Length} characters that don't fit";
    }

    /// <summary>A word, a number or a time as an error shows it; only how long it is where it may be a secret in the wrong place.</summary>
    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(";=@") >= 0 || SecretText.LooksLikeOne(value) || TelegramOptions.IsToken(value) ? $"{value.Length} characters that don't fit" : $"'{value}'";

    /// <summary>False for what may be something else in the wrong place: a connection string, a password, a key.</summary>
    private static bool IsLikeAnAddress(string shown) => !shown.Any(c => c is ';' or '=' || char.IsWhiteSpace(c)) && (shown.AsSpan().IndexOfAny('.', ':', '/') >= 0 || shown.All(char.IsAsciiDigit));

    /// <summary>Values of the example file stand in angle brackets until somebody puts in their own.</summary>
    public static bool IsPlaceholder(string value) => value.Contains('<', StringComparison.Ordinal) && value.Contains('>', StringComparison.Ordinal);
}

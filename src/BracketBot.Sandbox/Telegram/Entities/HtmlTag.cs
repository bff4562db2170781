using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BracketBot.Sandbox.Telegram.Entities;

/// <summary>A tag that was opened but not closed yet.</summary>
internal sealed partial class HtmlTag(string name, int begin)
{
    public string Name => name;

    public Dictionary<string, string> Attributes { get; } = [];

    public static bool IsKnown(string name) => name is
        "b" or "strong" or "i" or "em" or "u" or "ins" or "s" or "strike" or "del" or "code" or "pre" or "a"
        or "blockquote" or "tg-spoiler" or "span" or "tg-emoji" or "tg-time";

    /// <summary>The time of a "tg-time"; null if it has none, or an invalid format ("Date-time entity formatting").</summary>
    public long? UnixTime =>
        long.TryParse(Attributes.GetValueOrDefault("unix"), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && DateTimeFormat().IsMatch(Attributes.GetValueOrDefault("format", ""))
            ? time
            : null;

    public void Close(StringBuilder text, Stack<HtmlTag> around, List<TextEntity> entities)
    {
        var length = text.Length - begin;
        if (length == 0)
        {
            return;
        }

        switch (name)
        {
            case "b" or "strong":
                entities.Add(new("bold", begin, length));
                break;
            case "i" or "em":
                entities.Add(new("italic", begin, length));
                break;
            case "u" or "ins":
                entities.Add(new("underline", begin, length));
                break;
            case "s" or "strike" or "del":
                entities.Add(new("strikethrough", begin, length));
                break;
            case "tg-spoiler" or "span":
                entities.Add(new("spoiler", begin, length));
                break;
            case "blockquote":
                entities.Add(new(Attributes.ContainsKey("expandable") ? "expandable_blockquote" : "blockquote", begin, length));
                break;
            case "tg-time":
                entities.Add(new("date_time", begin, length, UnixTime: UnixTime, DateTimeFormat: Attributes.GetValueOrDefault("format", "")));
                break;
            case "pre":
                entities.Add(new("pre", begin, length, Language: Attributes.GetValueOrDefault("language")));
                break;
            case "code" when around.TryPeek(out var outer) && outer.Name == "pre" && outer.ClaimsCode(Attributes):
                break;
            case "code":
                entities.Add(new("code", begin, length));
                break;
            // As at Telegram, an invalid link is not an error: its text stays, the link does not.
            case "a" when Link(text.ToString(begin, length)) is { } url:
                entities.Add(new("text_link", begin, length, url));
                break;
        }
    }

    // <pre><code class="language-x"> is one entity, not two.
    private bool ClaimsCode(Dictionary<string, string> code)
    {
        if (code.GetValueOrDefault("class") is { } css && css.StartsWith("language-", StringComparison.Ordinal))
        {
            Attributes["language"] = css["language-".Length..];
        }

        return true;
    }

    private string? Link(string text)
    {
        var address = Attributes.GetValueOrDefault("href") is { Length: > 0 } href ? href : text;
        if (!address.Contains("://", StringComparison.Ordinal))
        {
            address = "http://" + address;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "tg" && uri.Host.Length > 0
            ? uri.AbsoluteUri
            : null;
    }

    [GeneratedRegex(@"\A(r|w?[dD]?[tT]?)\z")]
    private static partial Regex DateTimeFormat();
}

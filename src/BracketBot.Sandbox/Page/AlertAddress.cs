namespace BracketBot.Sandbox.Page;

/// <summary>An address that the page may post alerts to: only the real program's own.</summary>
internal static class AlertAddress
{
    private const string Path = "/alerts/";

    /// <summary>The longest key accepted. A real key has 43 characters; a longer one only tests an unknown key.</summary>
    private const int KeyLength = 200;

    /// <summary>The address to post to; null, with a reason in words, if it is not one of the program's.</summary>
    /// <param name="written">What the page's field holds.</param>
    /// <param name="listen">Where the program listens.</param>
    /// <param name="refusal">Null if the address is fine.</param>
    public static Uri? Read(string? written, Uri listen, out string? refusal)
    {
        refusal = Refusal(written, listen, out var key);
        // Built from parts, so that nothing in the written text decides where it goes.
        return refusal is null ? new Uri(listen, Path + key) : null;
    }

    private static string? Refusal(string? written, Uri listen, out string key)
    {
        key = "";
        if (!Uri.TryCreate(written?.Trim(), UriKind.Absolute, out var uri))
        {
            return "That is no address.";
        }

        if (uri.Scheme != listen.Scheme || uri.Host != listen.Host || uri.Port != listen.Port || uri.UserInfo.Length > 0)
        {
            return $"Only {listen.GetLeftPart(UriPartial.Authority)} is posted to: the bot that runs here.";
        }

        if (!uri.AbsolutePath.StartsWith(Path, StringComparison.Ordinal) || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return $"An alert's address ends with {Path} and its key.";
        }

        key = uri.AbsolutePath[Path.Length..];
        return key.Length is > 0 and <= KeyLength && key.All(IsOfAKey) ? null : "A key is made of A-Z a-z 0-9 _ -.";
    }

    private static bool IsOfAKey(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}

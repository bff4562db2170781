using System.Net;
using System.Text.RegularExpressions;

namespace BracketBot.Sandbox.Browser;

/// <summary>What a browser shows at the end of a way.</summary>
/// <param name="Address">Where it stands now.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Html">As it came.</param>
/// <param name="Way">Every address on the way, first to last: codes and states are in them.</param>
public sealed partial record BrowserPage(Uri Address, int Status, string Html, IReadOnlyList<Uri> Way)
{
    /// <summary>The title, or nothing.</summary>
    public string Title => WebUtility.HtmlDecode(TitleTag().Match(Html).Groups[1].Value).Trim();

    /// <summary>What a reader sees of it: no markup, no style, one blank where there were many.</summary>
    public string Text => Blanks().Replace(WebUtility.HtmlDecode(Tag().Replace(Unseen().Replace(Html, " "), " ")), " ").Trim();

    /// <summary>Its forms, from the top.</summary>
    public IReadOnlyList<PageForm> Forms => PageForm.All(Html, Address);

    /// <summary>Where its links lead.</summary>
    public IReadOnlyList<Uri> Links =>
        [.. Link().Matches(Html).Select(link => new Uri(Address, WebUtility.HtmlDecode(link.Groups[1].Value)))];

    /// <summary>Without the page itself, which may hold what is secret.</summary>
    public override string ToString() => $"{Status} {Address.GetLeftPart(UriPartial.Path)}: {Title}";

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex TitleTag();

    [GeneratedRegex("<(head|style|script)[ >].*?</\\1>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("<a\\s[^>]*?href=[\"']([^\"']*)[\"']", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}

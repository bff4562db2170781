using System.Net;
using System.Text.RegularExpressions;

namespace BracketBot.Sandbox.Browser;

/// <summary>The page a browser ends up on.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Html">As received.</param>
/// <param name="Way">Every address visited on the way, first to last; they include codes and states.</param>
public sealed partial record BrowserPage(Uri Address, int Status, string Html, IReadOnlyList<Uri> Way)
{
    /// <summary>The title; empty for none.</summary>
    public string Title => WebUtility.HtmlDecode(TitleTag().Match(Html).Groups[1].Value).Trim();

    /// <summary>What a reader sees: no markup, no styles, runs of white space as one space.</summary>
    public string Text => Blanks().Replace(WebUtility.HtmlDecode(Tag().Replace(Unseen().Replace(Html, " "), " ")), " ").Trim();

    /// <summary>Its forms, top to bottom.</summary>
    public IReadOnlyList<PageForm> Forms => PageForm.All(Html, Address);

    /// <summary>Where its links lead.</summary>
    public IReadOnlyList<Uri> Links =>
        [.. Link().Matches(Html).Select(link => new Uri(Address, WebUtility.HtmlDecode(link.Groups[1].Value)))];

    /// <summary>Without the page itself, which may hold secrets.</summary>
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

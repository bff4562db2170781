using System.Net;
using System.Text.RegularExpressions;

namespace BracketBot.Sandbox.Browser;

/// <summary>A form of a page, with the values it came with.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Action">Where it is sent.</param>
/// <param name="Fields">What it sends untouched: inputs with their values, selects with their choice.</param>
/// <param name="Buttons">The buttons that submit it.</param>
public sealed partial record PageForm(
    string Method, Uri Action, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<PageButton> Buttons)
{
    internal static IReadOnlyList<PageForm> All(string html, Uri page) =>
        [.. Form().Matches(html).Select(form => Read(form.Groups[1].Value, form.Groups[2].Value, page))];

    private static PageForm Read(string attributes, string inner, Uri page)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match input in Input().Matches(inner))
        {
            if (Attribute(input.Value, "name") is { } name && Attribute(input.Value, "type") is not ("submit" or "button"))
            {
                fields[name] = Attribute(input.Value, "value") ?? "";
            }
        }

        foreach (Match select in Select().Matches(inner))
        {
            var options = Option().Matches(select.Groups[2].Value);
            var chosen = options.FirstOrDefault(option => Selected().IsMatch(option.Value)) ?? options.FirstOrDefault();
            if (chosen is not null && Attribute(select.Groups[1].Value, "name") is { } name)
            {
                fields[name] = Attribute(chosen.Value, "value") ?? "";
            }
        }

        var buttons = Button().Matches(inner).Select(button => new PageButton(
            WebUtility.HtmlDecode(button.Groups[2].Value).Trim(), Attribute(button.Groups[1].Value, "name"), Attribute(button.Groups[1].Value, "value") ?? ""));
        return new(
            (Attribute(attributes, "method") ?? "get").ToUpperInvariant(),
            new Uri(page, Attribute(attributes, "action") ?? page.PathAndQuery),
            fields,
            [.. buttons]);
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"(?:^|\\s){name}=[\"']([^\"']*)[\"']", RegexOptions.IgnoreCase) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value)
            : null;

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Input();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Option();

    [GeneratedRegex(@"\sselected[\s>=]", RegexOptions.IgnoreCase)]
    private static partial Regex Selected();

    [GeneratedRegex("<button([^>]*)>(.*?)</button>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Button();
}

/// <summary>A button that submits its form.</summary>
/// <param name="Name">Null if it sends no value of its own.</param>
public sealed record PageButton(string Text, string? Name, string Value);

using System.Text.RegularExpressions;
using BracketBot.Configuration;

namespace BracketBot.Tests.Configuration;

/// <summary>The README's configuration table says what the program does.</summary>
public sealed partial class ReadmeTableTests
{
    private static readonly string[] Later =
    [
        "Telegram:WebhookPath", "Telegram:WebhookSecret", "Broker:FeedUrl", "Broker:Feed",
    ];

    [Fact]
    public void Readme_Table_ListsTheKeysThatAreRead()
    {
        var configuration = new RecordingConfiguration(Given.Configuration());
        SettingsReader.Read(configuration);

        // Users are read through their section.
        var read = configuration.Asked.Except(Later).Append("Access:Users");

        Assert.Equal(read.Order(StringComparer.Ordinal), Table().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readme_Table_NamesTheDefaults() =>
        Assert.Equal(SettingTexts.Of(Given.Settings()).OrderBy(p => p.Key, StringComparer.Ordinal), Table().OrderBy(p => p.Key, StringComparer.Ordinal));

    [Fact]
    public void Readme_Table_GivenAsConfiguration_ChangesNothing() =>
        Assert.Equal(
            SettingTexts.Of(Given.Settings()),
            SettingTexts.Of(Given.Settings([.. Table().Where(p => p.Value is { Length: > 0 } and not "(required)").Select(p => (p.Key, p.Value))])));

    private static Dictionary<string, string?> Table()
    {
        var text = File.ReadAllText(RepoRoot.File("README.md"));
        var section = text[text.IndexOf("## Configuration", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", StringComparison.Ordinal)];
        return Row().Matches(section).ToDictionary(m => m.Groups["key"].Value, m => (string?)m.Groups["default"].Value.Trim().Trim('`'));
    }

    [GeneratedRegex(@"^\| `(?<key>[A-Za-z:]+)` \|(?<default>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}

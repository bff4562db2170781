using System.Text.RegularExpressions;

namespace BracketBot.Core.Tests.Architecture;

/// <summary>docs/broker.md says where each assumption about the broker's API stands: a place that has moved is found.</summary>
public sealed partial class BrokerDocTests
{
    [Fact]
    public void Places_InTheTables_AreThere()
    {
        var rows = File.ReadLines(RepoRoot.File("docs", "broker.md")).Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Split('|'))
            .Where(cells => cells[1].Trim() != "what" && !cells[1].Trim().StartsWith("---", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 20);
        Assert.All(rows, cells =>
        {
            var folder = "";
            var places = Place().Matches(cells[^2]).Select(m => m.Groups[1].Value).ToList();
            Assert.NotEmpty(places);
            foreach (var place in places)
            {
                // A name without a folder stands beside the one before it.
                folder = place.Contains('/', StringComparison.Ordinal) ? Path.GetDirectoryName(place)! : folder;
                var path = Path.Combine(folder, Path.GetFileName(place)) + ".cs";
                Assert.True(File.Exists(RepoRoot.File("src", ProjectOf(path), RestOf(path))), $"{path} is not there");
            }
        });
    }

    private static string ProjectOf(string path) => path.Split('/')[0] switch
    {
        "Broker" => "BracketBot.Broker",
        "Core" => "BracketBot.Core",
        _ => "BracketBot",
    };

    private static string RestOf(string path) => ProjectOf(path) == "BracketBot" ? path : path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex("`([A-Za-z/]+)`")]
    private static partial Regex Place();
}

using System.Text;

namespace BracketBot.Core.Tests.Architecture;

/// <summary>One-way streets: within a project too, rooms use each other in one direction only. docs/rooms.md is the picture of it.</summary>
public class RoomsTests
{
    private const string Update = "BRACKETBOT_UPDATE_DOCS";

    private static readonly string[] Projects =
        ["BracketBot", "BracketBot.Core", "BracketBot.Telegram", "BracketBot.Broker", "BracketBot.Storage", "BracketBot.Sandbox"];

    /// <summary>The program from the top floor down. A room uses what is below it; who needs something from above or beside has it moved down.</summary>
    private static readonly string[][] Program =
    [
        ["Hosting"], ["Checks", "Updates"], ["Commands"], ["Alerts", "CancelAll"], ["Dialogs"], ["Cancelling"], ["Turns", "History"], ["Cards", "Secrets"], ["Configuration"],
    ];

    public static TheoryData<string> AllProjects => [.. Projects];

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void Rooms_OfAProject_UseEachOtherInOneDirection(string project) => Assert.Empty(Rooms.Of(project).Floors().Circle);

    [Fact]
    public void Rooms_OfTheProgram_UseOnlyWhatIsBelow()
    {
        var rooms = Rooms.Of("BracketBot");
        var floor = Program.SelectMany((names, i) => names.Select(n => (n, i))).ToDictionary();

        Assert.Equal(floor.Keys.Order(), rooms.Names());
        Assert.All(rooms.Names(), room => Assert.All(rooms.UsedBy(room), used => Assert.True(floor[used] > floor[room], $"{room} uses {used}")));
    }

    [Fact]
    public void Cards_AreMadeFromTheCoreAlone() => Assert.Empty(Rooms.Of("BracketBot").UsedBy("Cards"));

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void Sources_InAFolder_AreInItsNamespace(string project)
    {
        // Or a using line would not tell the room.
        var folder = RepoRoot.File("src", project);
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(f => f.Split('/') is [not ("obj" or "bin"), _, ..]).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Matches(
            $@"(?m)^namespace {project.Replace(".", @"\.", StringComparison.Ordinal)}\.{f.Split('/')[0]}(\.\w+)*;\r?$", File.ReadAllText(Path.Combine(folder, f))));
    }

    [Theory]
    [InlineData("using P.B;", "B")]
    [InlineData("global using P.B.Deeper;", "B")]
    [InlineData("using static P.B.Thing;", "B")]
    [InlineData("using Thing = P.B.Thing;", "B")]
    [InlineData("var x = new global::P.B.Thing();", "B")]
    [InlineData("namespace P.A;", null)]
    [InlineData("using P.Core.B;", null)]
    public void Rooms_OneNamesAnother_IsSeen(string line, string? used) =>
        Assert.Equal(used is null ? [] : [used], new Rooms("P", [("A/One.cs", line), ("B/Two.cs", "")]).UsedBy("A"));

    [Fact]
    public void Floors_RoomsInACircle_AreNamed()
    {
        var rooms = new Rooms("P", [("A/a.cs", "using P.B;"), ("B/b.cs", "using P.C;"), ("C/c.cs", "using P.B;\nusing P.D;"), ("D/d.cs", "")]);

        Assert.Equal(["B", "C"], rooms.Floors().Circle);
    }

    [Fact]
    public void Doc_AsTheRoomsAreNow_IsCurrent()
    {
        var path = RepoRoot.File("docs", "rooms.md");
        var doc = Doc();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, doc);
        }

        var stored = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(stored == doc, $"docs/rooms.md is not what the sources say. Write it anew: {Update}=1 dotnet run --project tests/BracketBot.Core.Tests");
    }

    private static string Doc()
    {
        var text = new StringBuilder("""
            # Rooms

            Each project's folders, and which uses which: an arrow from the one that uses to the one that is used. What follows from two arrows is not drawn. A
            test writes this from the sources, and fails where two rooms use each other.

            """.ReplaceLineEndings("\n"));
        foreach (var project in Projects)
        {
            var rooms = Rooms.Of(project);
            text.Append($"\n## {project}\n\n```mermaid\nflowchart TD\n");
            foreach (var (floor, names) in rooms.Floors().Floors.Index())
            {
                text.Append($"  subgraph floor{floor}[\" \"]\n    direction LR\n{string.Concat(names.Select(n => $"    {n}\n"))}  end\n");
            }

            text.Append($"{string.Concat(rooms.Arrows().Select(a => $"  {a.From} --> {a.To}\n"))}```\n");
        }

        return text.ToString();
    }
}

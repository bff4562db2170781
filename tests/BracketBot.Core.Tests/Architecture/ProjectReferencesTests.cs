using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BracketBot.Core.Tests.Architecture;

/// <summary>Who may know whom: read from the project files.</summary>
public partial class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["BracketBot"] = ["BracketBot.Broker", "BracketBot.Core", "BracketBot.Storage", "BracketBot.Telegram"],
        ["BracketBot.Broker"] = ["BracketBot.Core"],
        ["BracketBot.Core"] = [],
        ["BracketBot.Sandbox"] = ["BracketBot"],
        ["BracketBot.Storage"] = ["BracketBot.Core"],
        ["BracketBot.Telegram"] = ["BracketBot.Core"],
    };

    private static readonly string[] Projects = [.. Directory.GetFiles(RepoRoot.File("src"), "*.csproj", SearchOption.AllDirectories).Order()];

    [Fact]
    public void Projects_InSrc_AreThoseOfTheDesign() => Assert.Equal(Allowed.Keys.Order(), Projects.Select(NameOf).Order());

    [Fact]
    public void References_BetweenProjects_AreThoseOfTheDesign() => Assert.All(
        Projects, p => Assert.Equal(Allowed.GetValueOrDefault(NameOf(p), []), References(p, "ProjectReference").Select(NameOf).Order()));

    [Theory]
    [InlineData("PackageReference", "Stateless")]
    [InlineData("FrameworkReference")]
    [InlineData("Reference")]
    public void Core_References_NothingButStateless(string kind, params string[] allowed) =>
        Assert.Equal(allowed, References(RepoRoot.File("src", "BracketBot.Core", "BracketBot.Core.csproj"), kind));

    [Fact]
    public void Solution_EveryProjectOfSrc_IsInIt()
    {
        var solution = File.ReadAllText(RepoRoot.File("BracketBot.sln"));

        Assert.All(Projects, p => Assert.Contains($"src\\{NameOf(p)}\\{NameOf(p)}.csproj", solution));
    }

    [Fact]
    public void Sandbox_Sources_UseNothingOfTheClients()
    {
        // An error in a client must show against the sandbox, so the two share no type.
        var sources = Directory.GetFiles(RepoRoot.File("src", "BracketBot.Sandbox"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, f => Assert.DoesNotMatch(ClientNamespace(), File.ReadAllText(f)));
    }

    [Theory]
    [InlineData("using BracketBot.Core.Orders;", true)]
    [InlineData("global using static BracketBot.Broker.KartBroker;", true)]
    [InlineData("var x = new global::BracketBot.Telegram.Outbox();", true)]
    [InlineData("using BracketBot.Sandbox.Broker;", false)]
    [InlineData("namespace BracketBot.Sandbox.Telegram;", false)]
    [InlineData("Start(\"BracketBot.dll\");", false)]
    public void ClientNamespace_InALine_IsSeen(string line, bool seen) => Assert.Equal(seen, ClientNamespace().IsMatch(line));

    [GeneratedRegex(@"\bBracketBot\.(Core|Broker|Telegram|Storage)\b")]
    private static partial Regex ClientNamespace();

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(r => (string?)r.Attribute("Include") ?? "");

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));
}

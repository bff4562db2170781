using System.Text.RegularExpressions;

namespace BracketBot.Core.Tests.Architecture;

/// <summary>The rooms of one project, which are its folders, and who of them uses whom: read from the sources, like the compiler does, by namespace.</summary>
internal sealed partial class Rooms
{
    private readonly Dictionary<string, SortedSet<string>> _uses = [];

    /// <param name="sources">Each file's path below the project's folder, and its text. Files that stand in no folder belong to no room.</param>
    public Rooms(string project, IEnumerable<(string Path, string Text)> sources)
    {
        var files = sources.Select(s => (Room: s.Path.Split('/') is [var room, _, ..] ? room : null, s.Text)).Where(f => f.Room is not null).ToList();
        foreach (var (room, _) in files)
        {
            _uses.TryAdd(room!, []);
        }

        foreach (var (room, text) in files)
        {
            _uses[room!].UnionWith(
                Names(project).Matches(Declaration().Replace(text, "")).Select(m => m.Groups["room"].Value).Where(r => r != room && _uses.ContainsKey(r)));
        }
    }

    public IEnumerable<string> Names() => _uses.Keys.Order();

    public IReadOnlySet<string> UsedBy(string room) => _uses[room];

    public static Rooms Of(string project)
    {
        var folder = RepoRoot.File("src", project);
        return new Rooms(project, Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => (f, File.ReadAllText(Path.Combine(folder, f)))));
    }

    /// <summary>From the top floor down: no room uses one of its own floor or above. Rooms that use each other in a circle come back as <c>Circle</c>.</summary>
    public (IReadOnlyList<IReadOnlyList<string>> Floors, IReadOnlyList<string> Circle) Floors()
    {
        var left = _uses.Keys.ToHashSet();
        var floors = new List<IReadOnlyList<string>>();
        while (left.Count > 0)
        {
            var ground = left.Where(r => !_uses[r].Overlaps(left)).Order().ToList();
            if (ground.Count == 0)
            {
                return (floors, [.. left.Where(r => left.Any(_uses[r].Contains) && left.Any(o => _uses[o].Contains(r))).Order()]);
            }

            floors.Insert(0, ground);
            left.ExceptWith(ground);
        }

        return (floors, []);
    }

    /// <summary>An arrow for each use that is not plain from others: where A uses B and B uses C, that A uses C as well is not drawn.</summary>
    public IEnumerable<(string From, string To)> Arrows() =>
        from room in Names()
        from used in _uses[room]
        where !_uses[room].Any(other => other != used && Reaches(other, used, []))
        select (room, used);

    private bool Reaches(string from, string to, HashSet<string> seen) =>
        seen.Add(from) && (_uses[from].Contains(to) || _uses[from].Any(next => Reaches(next, to, seen)));

    private static Regex Names(string project) => new($@"\b{Regex.Escape(project)}\.(?<room>[A-Z]\w*)");

    [GeneratedRegex(@"^namespace .*$", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}

using System.Text.Json;

namespace BracketBot.LoadDriver.Reports;

/// <summary>A file of <see cref="StageFigures"/>, to which each run adds.</summary>
internal static class FigureFile
{
    public static void Add(string file, IEnumerable<StageFigures> figures) => File.AppendAllLines(file, figures.Select(f => JsonSerializer.Serialize(f)));

    public static IReadOnlyList<StageFigures> Read(string file) => [.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<StageFigures>(line)!)];
}

namespace BracketBot.Broker.Tests;

/// <summary>Recorded requests and answers, made from the API's documents.</summary>
internal static class Fixtures
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));
}

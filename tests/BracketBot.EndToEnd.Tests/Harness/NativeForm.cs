namespace BracketBot.EndToEnd.Harness;

/// <summary>
/// The program in its native form, which is the one that is released: what passes just in time can fail there, where code was trimmed or expressions
/// are interpreted. Published before the tests, by tests/run.sh; where it is there, every bot in a process of its own is of that form, but for those that kill themselves at a step.
/// </summary>
internal static class NativeForm
{
    private const string Variable = "BRACKETBOT_NATIVE";

    /// <summary>The executable; null where it was not published.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    /// <summary>Skips the test where the native form is not there, but never in CI.</summary>
    public static void Require()
    {
        if (Path is null)
        {
            var reason = $"The tests of the native form need its path in {Variable}. tests/run.sh publishes it.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }
    }
}

namespace BracketBot.Core.Tests.Samples;

/// <summary>10:31 in Mumbai, on a trading day.</summary>
internal static class SampleTime
{
    public static readonly DateTimeOffset Now = new(2024, 3, 14, 5, 1, 0, TimeSpan.Zero);

    public static DateTimeOffset Plus(double seconds) => Now.AddSeconds(seconds);
}

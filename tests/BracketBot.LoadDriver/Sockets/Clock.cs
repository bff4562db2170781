using System.Diagnostics;

namespace BracketBot.LoadDriver.Sockets;

/// <summary>Time since the driver started.</summary>
internal static class Clock
{
    private static readonly long Origin = Stopwatch.GetTimestamp();

    public static TimeSpan Now => Stopwatch.GetElapsedTime(Origin);
}

namespace BracketBot.Telegram;

/// <summary>How long to wait before the next try: doubles from half a second up to a cap, with the upper half of it random.</summary>
internal static class Backoff
{
    private const double FirstSeconds = 0.5;
    private const int MostDoublings = 16;

    public static readonly TimeSpan Cap = TimeSpan.FromSeconds(30);

    /// <param name="failures">Failures in a row before this wait, from 0.</param>
    public static TimeSpan After(int failures, TimeSpan cap) => After(failures, cap, Random.Shared);

    /// <param name="failures">Failures in a row before this wait, from 0.</param>
    public static TimeSpan After(int failures, TimeSpan cap, Random chance)
    {
        var whole = Math.Min(cap.TotalSeconds, FirstSeconds * Math.Pow(2, Math.Clamp(failures, 0, MostDoublings)));
#pragma warning disable CA5394 // A pause needs no secret.
        return TimeSpan.FromSeconds(whole * (0.5 + (chance.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}

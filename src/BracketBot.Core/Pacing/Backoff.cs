namespace BracketBot.Core.Pacing;

/// <summary>How long to wait between tries: doubling from a first pause to a longest one.</summary>
/// <param name="First">The pause after the first failure.</param>
/// <param name="Longest">The pause that it grows to.</param>
public readonly record struct Backoff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>Keeps the doubling from overflowing; every longest pause is reached before.</summary>
    private const int MostDoublings = 16;

    /// <summary>The whole pause, for a single process that nobody is in step with.</summary>
    /// <param name="failures">Failures in a row before this wait, from 0.</param>
    public TimeSpan Whole(int failures)
    {
        var pause = First * Math.Pow(2, Math.Clamp(failures, 0, MostDoublings));
        return pause < Longest ? pause : Longest;
    }

    /// <summary>The pause with its second half by chance, so that many who failed together don't all come back at once.</summary>
    /// <param name="failures">Failures in a row before this wait, from 0.</param>
    /// <param name="chance">Null for one that nobody can foretell.</param>
    public TimeSpan Spread(int failures, Random? chance = null)
    {
#pragma warning disable CA5394 // A pause needs no secret.
        return Whole(failures) * (0.5 + ((chance ?? Random.Shared).NextDouble() / 2));
#pragma warning restore CA5394
    }
}

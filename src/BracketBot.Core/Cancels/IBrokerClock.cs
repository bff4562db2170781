namespace BracketBot.Core.Cancels;

/// <summary>The broker's clock, as its answers show it.</summary>
public interface IBrokerClock
{
    /// <summary>
    /// How far the broker's clock is ahead of ours, from the <c>Date</c> of its last answer. Good to a second, plus the time that the answer took. Null before
    /// the first answer.
    /// </summary>
    TimeSpan? Ahead { get; }
}

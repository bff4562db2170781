namespace BracketBot.Core.Cancels;

/// <summary>The broker's clock, as its answers tell it.</summary>
public interface IBrokerClock
{
    /// <summary>How far the broker's clock is ahead of ours, by the <c>Date</c> of its last answer: to the second, and off by what the answer took. Null where none came yet.</summary>
    TimeSpan? Ahead { get; }
}

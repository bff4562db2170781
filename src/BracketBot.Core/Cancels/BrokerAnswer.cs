namespace BracketBot.Core.Cancels;

/// <summary>The result of a ticket's one request.</summary>
/// <param name="SentAt">When the request was started.</param>
/// <param name="AnsweredAt">When the answer came, or the request ended without one.</param>
/// <param name="Taken">The success answer; null on error.</param>
/// <param name="Error">The error; null on success.</param>
public sealed record BrokerAnswer(DateTimeOffset SentAt, DateTimeOffset AnsweredAt, CancelTaken? Taken, BrokerError? Error)
{
    public TimeSpan Took => AnsweredAt - SentAt;
}

namespace BracketBot.Core.Cancels;

/// <summary>What came back for a ticket's one request.</summary>
/// <param name="SentAt">When the request was started.</param>
/// <param name="AnsweredAt">When its answer, or its end without one, was known.</param>
/// <param name="Taken">The success answer; null where it is an error.</param>
/// <param name="Error">The error; null on success.</param>
public sealed record BrokerAnswer(DateTimeOffset SentAt, DateTimeOffset AnsweredAt, CancelTaken? Taken, BrokerError? Error)
{
    public TimeSpan Took => AnsweredAt - SentAt;
}

using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Cancels;

/// <summary>What a reading of the order book says of a ticket: each answer of the broker × each way to find the leg.</summary>
public class VerdictTests
{
    private const string Table = """
        leg                                | taken     | refused          | logged out       | not sent         | no word   | none
        open, read early                   | -         | Refused          | NotLoggedIn      | NotSent          | -         | -
        open, read late                    | -         | Refused          | NotLoggedIn      | NotSent          | StillOpen | StillOpen
        open, unknown status, read early   | -         | Refused          | NotLoggedIn      | NotSent          | -         | -
        open, unknown status, read late    | -         | Refused          | NotLoggedIn      | NotSent          | StillOpen | StillOpen
        complete                           | AlreadyFilled | AlreadyFilled | AlreadyFilled   | AlreadyFilled    | AlreadyFilled | AlreadyFilled
        cancelled                          | Cancelled | AlreadyCancelled | AlreadyCancelled | AlreadyCancelled | Cancelled | Cancelled
        cancelled, in the pending list     | Cancelled | AlreadyCancelled | AlreadyCancelled | AlreadyCancelled | Cancelled | Cancelled
        rejected                           | Cancelled | AlreadyCancelled | AlreadyCancelled | AlreadyCancelled | Cancelled | Cancelled
        completed list, unknown status     | Ended     | Ended            | Ended            | Ended            | Ended     | Ended
        history: complete                  | AlreadyFilled | AlreadyFilled | AlreadyFilled   | AlreadyFilled    | AlreadyFilled | AlreadyFilled
        history: cancelled                 | Cancelled | AlreadyCancelled | AlreadyCancelled | AlreadyCancelled | Cancelled | Cancelled
        history: open                      | -         | Refused          | NotLoggedIn      | NotSent          | -         | -
        nowhere                            | -         | Refused          | NotLoggedIn      | NotSent          | -         | -
        nowhere, history unread            | -         | Refused          | NotLoggedIn      | NotSent          | -         | -
        nowhere, completed list unread     | -         | Refused          | NotLoggedIn      | NotSent          | -         | -
        """;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(7);

    /// <summary>When the last request could have left, and the broker's time is over.</summary>
    private static readonly DateTimeOffset Late = SampleTicket.OfEntry.SendBy + Timeout;

    private static readonly Dictionary<string, BrokerAnswer?> Answers = new()
    {
        ["taken"] = SampleTicket.Taken,
        ["refused"] = SampleTicket.Answer(null, SampleTicket.Blank),
        ["logged out"] = SampleTicket.Answer(null, new BrokerError.NotLoggedIn(null, "")),
        ["not sent"] = SampleTicket.Answer(null, new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused))),
        ["no word"] = SampleTicket.Answer(null, new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000))),
        ["none"] = null,
    };

    private static readonly Dictionary<string, (OrderBook Book, OrderRows? History)> Readings = new()
    {
        ["open, read early"] = (Pending(null, Late.AddTicks(-1)), null),
        ["open, read late"] = (Pending(null, Late), null),
        ["open, unknown status, read early"] = (Pending("FROZEN", Late.AddTicks(-1)), null),
        ["open, unknown status, read late"] = (Pending("FROZEN", Late), null),
        ["complete"] = (Completed("COMPLETE"), null),
        ["cancelled"] = (Completed("CANCELLED"), null),
        ["cancelled, in the pending list"] = (Pending("CANCEL_CONFIRMED", Late), null),
        ["rejected"] = (Completed("REJECTED"), null),
        ["completed list, unknown status"] = (Completed("FROZEN"), null),
        ["history: complete"] = (Nowhere, History("COMPLETE")),
        ["history: cancelled"] = (Nowhere, History("CANCELLED")),
        ["history: open"] = (Nowhere, History("MODIFY_CONFIRMED")),
        ["nowhere"] = (Nowhere, OrderRows.Empty),
        ["nowhere, history unread"] = (Nowhere, null),
        ["nowhere, completed list unread"] = (SampleBook.At(Late, SampleRows.Stop), OrderRows.Empty),
    };

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var lines = Table.Split('\n').Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
            var cells = new TheoryData<string, string, string>();
            foreach (var line in lines.Skip(1))
            {
                for (var i = 1; i < line.Length; i++)
                {
                    cells.Add(line[0], lines[0][i], line[i]);
                }
            }

            return cells;
        }
    }

    private static OrderBook Nowhere => SampleBook.Both([SampleRows.Stop], [], Late);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Of_LegAndAnswer_IsAsTheTableSays(string leg, string answer, string outcome)
    {
        var (book, history) = Readings[leg];
        var verdict = Verdict.Of(SampleTicket.OfEntry with { Answer = Answers[answer] }, new Evidence(book, history), Timeout);

        Assert.Equal(outcome, verdict.Outcome?.ToString() ?? "-");
        Assert.Equal(book.ReadAt, verdict.Aftermath.ReadAt);
        Assert.Equal(SampleBook.Entry, verdict.Aftermath.Leg.Before);
    }

    [Fact]
    public void Table_EveryReadingAndAnswer_IsInIt() => Assert.Equal(Readings.Count * Answers.Count, Cells.Count);

    [Theory]
    [InlineData("taken", "open", "StillOpen")]
    [InlineData("taken", "gone", "Unknown")]
    [InlineData("taken", "unread", "Unknown")]
    [InlineData("refused", "open", "Refused")]
    [InlineData("refused", "unread", "Refused")]
    [InlineData("logged out", "unread", "NotLoggedIn")]
    [InlineData("not sent", "unread", "NotSent")]
    [InlineData("no word", "open", "Unknown")]
    [InlineData("no word", "gone", "Unknown")]
    [InlineData("no word", "unread", "Unknown")]
    [InlineData("none", "open", "Unknown")]
    [InlineData("none", "gone", "Unknown")]
    [InlineData("none", "unread", "Unknown")]
    public void WhenTimeIsUp_ByAnswerAndLastReading(string answer, string lastSeen, string outcome)
    {
        var last = lastSeen == "unread" ? null : new Aftermath(Late, new LegChange(SampleBook.Entry, lastSeen == "open" ? SampleBook.Entry : null), []);

        Assert.Equal(outcome, Verdict.WhenTimeIsUp(SampleTicket.OfEntry with { Answer = Answers[answer] }, last).ToString());
    }

    [Fact]
    public void NeedsLooking_OnlyWithoutAWord_IsTrue()
    {
        Assert.True(Verdict.NeedsLooking(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000))));
        Assert.All(
            [null, SampleTicket.Blank, new BrokerError.NotLoggedIn(null, ""), new BrokerError.OrderNotFound(1, ""),
                new BrokerError.RateLimited(null), new BrokerError.Unavailable(new RequestFailure(FailureKind.Untold))],
            e => Assert.False(Verdict.NeedsLooking(e)));
    }

    private static OrderBook Pending(string? status, DateTimeOffset readAt) =>
        SampleBook.At(readAt, SampleRows.Entry with { OrderStatus = status ?? SampleRows.Entry.OrderStatus }, SampleRows.Stop);

    private static OrderRows History(string status) => new([SampleRows.Entry with { OrderStatus = status }], []);

    private static OrderBook Completed(string status) => SampleBook.Both([SampleRows.Stop], [SampleRows.Entry with { OrderStatus = status }], Late);
}

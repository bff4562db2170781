using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>
/// A dialog taken through random moves as the program would take it: readings come back for what was asked, unless the card has moved
/// on. It asserts the promises at each step.
/// </summary>
internal sealed class RandomWalk
{
    private static readonly OrderRow[][] Books =
    [
        [SampleRows.Entry, SampleRows.Stop, SampleRows.Target, SampleRows.OtherEntry],
        [SampleRows.Entry, SampleRows.Stop, SampleRows.Target, SampleRows.OtherEntry],
        [SampleRows.Entry with { FilledQuantity = 5 }, SampleRows.Stop, SampleRows.Target],
        [SampleRows.Entry],
        [SampleRows.Stop with { TriggerPrice = 10.95m }, SampleRows.Target, SampleRows.OtherEntry],
        [],
    ];

    private DialogState _state = new Idle();
    private DateTimeOffset _now = SampleTime.Now;
    private (BookQuestion Question, DialogState AskedFrom)? _asked;
    private DialogInput.Confirm? _checking;
    private CancelTicket? _ticket;

    public int Tickets { get; private set; }

    public void Take(RandomMove move)
    {
        _now += move.Pause;
        var input = InputOf(move);
        var before = _state;
        var step = CancelDialog.Step(before, input, _now, SampleStates.Rules);
        var opened = step.Effects.OfType<DialogEffect.OpenTicket>().ToList();
        foreach (var ticket in opened)
        {
            AssertPromises(before, input, ticket);
        }

        _state = step.State;
        if (step.Effects.OfType<DialogEffect.ReadBook>().SingleOrDefault() is { } read)
        {
            _asked = (read.Question, before);
            _checking = read.Question is BookQuestion.CheckBeforeSending ? input as DialogInput.Confirm : null;
        }

        if (opened.Count == 1)
        {
            Tickets++;
            _ticket = SampleTicket.Of(opened[0].Leg) with { Id = new TicketId($"ticket {Tickets}"), Bracket = opened[0].Bracket };
            _state = CancelDialog.Step(_state, new DialogInput.TicketMoved(_ticket), _now, SampleStates.Rules).State;
            Assert.IsType<Cancelling>(_state);
        }
    }

    private void AssertPromises(DialogState before, DialogInput input, DialogEffect.OpenTicket ticket)
    {
        var shown = Assert.IsType<Confirming>(before);
        Assert.Same(shown.Bracket, ticket.Bracket);
        Assert.Equal(shown.Leg, ticket.Leg);
        Assert.True(_now < shown.ExpiresAt, "The button's time was over.");

        var confirm = input as DialogInput.Confirm;
        if (confirm is not null)
        {
            Assert.True(_now <= shown.ReadAt + SampleStates.Rules.FreshFor, "The card was old.");
        }
        else
        {
            var read = Assert.IsType<DialogInput.BookRead>(input);
            Assert.Empty(LegDifference.Between(shown.ShownLeg, read.Book.Find(shown.Leg)!));
            Assert.True(read.Book.ReadAt >= ticket.TappedAt, "The book was read before the tap.");
            confirm = _checking;
        }

        Assert.NotNull(confirm);
        Assert.False(confirm.Waited);
        Assert.Equal(confirm.TappedAt, ticket.TappedAt);
        Assert.True(_now < ticket.TappedAt + DialogRules.SendWithin, "The tap was too old.");
    }

    private DialogInput InputOf(RandomMove move)
    {
        // What the book says comes back to the card that asked, and to no other.
        if (move.Kind < 45 && _asked is { } asked && ReferenceEquals(asked.AskedFrom, _state))
        {
            _asked = null;
            return move.Kind < 5
                ? new DialogInput.BookFailed(asked.Question, new BrokerError.OutcomeUnknown("time-out"))
                : new DialogInput.BookRead(asked.Question, SampleBook.At(_now, Books[Math.Max(0, move.Argument)]));
        }

        return move.Kind switch
        {
            < 5 when _ticket is not null => new DialogInput.TicketMoved(_ticket.Answered(SampleTicket.Taken)),
            < 10 when _ticket is not null => new DialogInput.TicketMoved(_ticket.Settled(CancelOutcome.StillOpen)),
            < 65 => _state is Idle ? new DialogInput.Begin(Question(move.Argument)) : new DialogInput.Confirm(_now - move.Lag, move.Waited),
            < 75 => new DialogInput.PickLeg(move.Argument),
            < 80 => new DialogInput.PickBracket(move.Argument),
            < 84 => new DialogInput.Back(),
            < 86 => new DialogInput.Keep(),
            < 88 => new DialogInput.Expire(),
            < 90 => new DialogInput.LegBusy(),
            < 92 => new DialogInput.TurnTo(move.Argument),
            < 94 => new DialogInput.LookAgain(),
            < 96 => new DialogInput.Refresh(),
            _ => new DialogInput.Again(),
        };
    }

    private static BookQuestion Question(int argument) => argument switch
    {
        < 1 => new BookQuestion.ListBrackets(0),
        < 3 => new BookQuestion.OpenBracket(SampleRows.Order),
        _ => new BookQuestion.OpenLeg(SampleRows.Order, argument == 3 ? "ENTRY" : "SL"),
    };
}

using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>
/// A dialog taken through random moves as the program would take it: readings come back for what was asked, unless the card has moved
/// on. It asserts the promises at each step, and that it goes where the map leads.
/// </summary>
internal sealed class RandomWalk
{
    private static readonly OrderRow[][] Books =
    [
        [SampleRows.Entry, SampleRows.Stop, SampleRows.Target, SampleRows.OtherEntry],
        [SampleRows.Entry, SampleRows.Stop, SampleRows.Target, SampleRows.OtherEntry],
        [SampleRows.Entry with { FilledQuantity = 5 }, SampleRows.Stop, SampleRows.Target],
        [SampleRows.Entry with { FilledQuantity = 0 }, SampleRows.Stop, SampleRows.Target, SampleRows.OtherEntry],
        [SampleRows.Entry],
        [SampleRows.Stop with { TriggerPrice = 10.95m }, SampleRows.Target, SampleRows.OtherEntry],
        [],
    ];

    private DialogState _state = new Idle();
    private DateTimeOffset _now = SampleTime.Now;
    private (BookQuestion Question, DialogState AskedFrom)? _asked;
    private DialogInput? _checking;
    private CancelTicket? _ticket;

    public int Tickets { get; private set; }

    /// <summary>Of them, by one tap.</summary>
    public int OneTaps { get; private set; }

    public int Lists { get; private set; }

    public void Take(RandomMove move)
    {
        _now += move.Pause;
        var input = InputOf(move);
        var before = _state;
        var (step, by) = DialogMachine.Take(before, input, _now, SampleStates.Rules);
        DialogMapTests.AssertDeclared(before, step, by);
        var opened = step.Effects.OfType<DialogEffect.OpenTicket>().ToList();
        foreach (var ticket in opened)
        {
            AssertPromises(before, input, ticket);
        }

        if (step.Effects.OfType<DialogEffect.StartAll>().Any())
        {
            AssertListPromises(before, input, step);
            Lists++;
        }

        if (input is DialogInput.Listen && !ReferenceEquals(step.State, before))
        {
            // It is the same card, which takes no tap that it would not have taken.
            Assert.Equal(step.State, before switch
            {
                Confirming s => s with { Dimmed = false },
                Alerting s => s with { Dimmed = false },
                ArmingAll s => s with { Dimmed = false },
                _ => before,
            });
        }
        else if (step.State is ArmingAll && !ReferenceEquals(step.State, before))
        {
            Assert.IsType<PreviewingAll>(before);
            Assert.IsType<DialogInput.Arm>(input);
        }

        _state = step.State;
        if (step.Effects.OfType<DialogEffect.ReadBook>().SingleOrDefault() is { } read)
        {
            _asked = (read.Question, before);
            _checking = read.Question is BookQuestion.CheckBeforeSending or BookQuestion.CheckOneTap or BookQuestion.CheckAll ? input : null;
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
        var book = (input as DialogInput.BookRead)?.Book;
        var tap = TapOf(input, ticket.TappedAt);
        if (before is Alerting alert)
        {
            OneTaps++;
            var choice = alert.Choices[Assert.IsType<DialogInput.OneTap>(tap).Index];
            Assert.Same(choice.Bracket, ticket.Bracket);
            Assert.Equal(choice.Leg.Ref, ticket.Leg);
            AssertAlive(alert.ReadAt, alert.ExpiresAt, [choice.Leg], book);
            Assert.False(ticket.TappedAt < alert.DeafUntil, "Nobody can have read it.");
            Assert.False(
                choice.Leg.Role is LegRole.StopLoss or LegRole.Exit && (book?.Find(choice.Bracket.Id) ?? choice.Bracket).HeldQuantity > 0, "One tap took the stop of a position.");
            return;
        }

        var shown = Assert.IsType<Confirming>(before);
        Assert.IsType<DialogInput.Confirm>(tap);
        Assert.Same(shown.Bracket, ticket.Bracket);
        Assert.Equal(shown.Leg, ticket.Leg);
        AssertAlive(shown.ReadAt, shown.ExpiresAt, [shown.ShownLeg], book);
        Assert.False(ticket.TappedAt < shown.DeafUntil, "Nobody can have read it.");
    }

    private void AssertListPromises(DialogState before, DialogInput input, DialogStep step)
    {
        var armed = Assert.IsType<ArmingAll>(before);
        var run = Assert.IsType<CancellingAll>(step.State).Run;
        Assert.IsType<DialogInput.Confirm>(TapOf(input, run.ConfirmedAt));
        Assert.Same(armed.Preview, run.Preview);
        Assert.Equal(armed.Group, run.Group);
        Assert.NotEmpty(run.Legs);
        var book = (input as DialogInput.BookRead)?.Book;

        // Legs that moved are left out when their turn comes; where none stands as it was shown, nothing is begun.
        var standing = run.Legs.Where(l => book is null || LegDifference.Between(l.Bracket, l.Leg.Ref, book.Find(l.Bracket.Id)) is { Count: 0 }).Select(l => l.Leg).ToList();
        Assert.NotEmpty(standing);
        AssertAlive(armed.Preview.ReadAt, armed.ExpiresAt, standing, book);
    }

    /// <summary>The tap that the step goes back to: its input, or the one that a reading of the book was asked for.</summary>
    private DialogInput? TapOf(DialogInput input, DateTimeOffset tappedAt)
    {
        var tap = input is DialogInput.BookRead ? _checking : input;
        var (at, waited) = tap switch
        {
            DialogInput.Confirm t => (t.TappedAt, t.Waited),
            DialogInput.OneTap t => (t.TappedAt, t.Waited),
            _ => (DateTimeOffset.MinValue, true),
        };
        Assert.False(waited);
        Assert.Equal(at, tappedAt);
        Assert.True(_now < at + DialogRules.SendWithin, "The tap was too old.");
        Assert.True(input is not DialogInput.BookRead read || read.Book.ReadAt >= at, "The book was read before the tap.");
        return tap;
    }

    private void AssertAlive(DateTimeOffset readAt, DateTimeOffset expiresAt, IEnumerable<OrderLeg> shown, OrderBook? book)
    {
        Assert.True(_now < expiresAt, "The button's time was over.");
        Assert.True(book is not null || _now <= readAt + SampleStates.Rules.FreshFor, "The card was old.");
        Assert.All(book is null ? [] : shown, l => Assert.Empty(LegDifference.Between(l, book!.Find(l.Ref)!)));
    }

    private DialogInput InputOf(RandomMove move)
    {
        // What the book says comes back to the card that asked, and to no other.
        if (move.Kind < 45 && _asked is { } asked && ReferenceEquals(asked.AskedFrom, _state))
        {
            _asked = null;
            return move.Kind < 5
                ? new DialogInput.BookFailed(asked.Question, new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)))
                : new DialogInput.BookRead(asked.Question, SampleBook.At(_now, Books[move.Argument + 1]));
        }

        return move.Kind switch
        {
            < 5 when _ticket is not null => new DialogInput.TicketMoved(_ticket.Answered(SampleTicket.Taken)),
            < 10 when _ticket is not null => new DialogInput.TicketMoved(_ticket.Settled(CancelOutcome.StillOpen)),
            < 60 => Expected(move),
            < 65 => Wild(move),
            < 75 => new DialogInput.PickLeg(move.Argument),
            < 80 => new DialogInput.PickBracket(move.Argument),
            < 84 => new DialogInput.Back(),
            < 86 => new DialogInput.Keep(),
            < 87 => new DialogInput.Expire(),
            < 88 => new DialogInput.Listen(),
            < 89 => new DialogInput.LegBusy(),
            < 90 => new DialogInput.LegGone(SampleBook.Entry.Ref, null),
            < 92 => new DialogInput.TurnTo(move.Argument),
            < 94 => new DialogInput.LookAgain(),
            < 96 => new DialogInput.Refresh(),
            _ => new DialogInput.Again(),
        };
    }

    private DialogInput Expected(RandomMove move) => _state switch
    {
        Idle => new DialogInput.Begin(Question(move.Argument)),
        Alerting => new DialogInput.OneTap(move.Argument, _now - move.Lag, move.Waited),
        PreviewingAll => new DialogInput.Arm(move.Argument < 3 ? CancelAllGroup.Entries : CancelAllGroup.Exits),
        CancellingAll s when move.Argument > 0 => new DialogInput.AllEnded([.. s.Run.Legs.Select(l => new CancelAllResult(l.Leg.Ref, l.Bracket.Symbol, null))]),
        _ => new DialogInput.Confirm(_now - move.Lag, move.Waited),
    };

    /// <summary>A tap that no button of the card makes.</summary>
    private DialogInput Wild(RandomMove move) => move.Argument switch
    {
        < 0 => new DialogInput.Confirm(_now - move.Lag, move.Waited),
        0 => new DialogInput.OneTap(0, _now - move.Lag, move.Waited),
        1 => new DialogInput.Arm(CancelAllGroup.Exits),
        2 => new DialogInput.Stop(),
        3 => new DialogInput.More(),
        4 => new DialogInput.AlertRepeated(SampleAlert.OfIdea.Id, 2),
        _ => new DialogInput.ListAlerts(SampleAlert.Many(2)),
    };

    private static BookQuestion Question(int argument) => argument switch
    {
        < 0 => new BookQuestion.ListBrackets(0),
        0 => new BookQuestion.OpenBracket(SampleRows.Order),
        < 3 => new BookQuestion.OpenLeg(SampleRows.Order, argument == 1 ? "ENTRY" : "SL"),
        < 5 => new BookQuestion.ShowAlert(SampleAlert.OfIdea, null),
        _ => new BookQuestion.PreviewAll(new CancelAllFilter("", null, null), null),
    };
}

using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>One way from a state to the next, as a user sees it.</summary>
internal sealed record Walk(string From, string To, string Label);

/// <summary>
/// Takes each state through each input, and through the order book that it then asks for: as it was, with the leg changed, with the leg
/// gone, with one leg left, with nothing open, not to be read.
/// </summary>
internal static class DialogWalks
{
    public static readonly IReadOnlyList<OrderBook> Books =
    [
        SampleBook.Full,
        SampleBook.Of(SampleRows.Entry with { FilledQuantity = 5 }, SampleRows.Stop, SampleRows.Target),
        SampleBook.Of(SampleRows.Stop, SampleRows.Target),
        SampleBook.Of(SampleRows.Entry),
        SampleBook.Of(),
    ];

    private static readonly IReadOnlyList<(string Label, DialogInput Input)> Commands =
    [
        ("/cancel", new DialogInput.Begin(new BookQuestion.ListBrackets(0))),
        ("/cancel with an order", new DialogInput.Begin(new BookQuestion.OpenBracket(SampleRows.Order))),
        ("/cancel with order and leg", new DialogInput.Begin(new BookQuestion.OpenLeg(SampleRows.Order, "ENTRY"))),
        ("an alert", new DialogInput.Begin(new BookQuestion.ShowAlert(SampleAlert.OfIdea, null))),
        ("/cancelall", new DialogInput.Begin(new BookQuestion.PreviewAll(new CancelAllFilter("", null, null), null))),
    ];

    public static IEnumerable<Walk> All() => SampleStates.All.Values.SelectMany(From).Distinct();

    private static IEnumerable<Walk> From(DialogState state)
    {
        var inputs = SampleInputs.All.Values
            .Where(i => i.Input is not (DialogInput.Begin or DialogInput.BookRead or DialogInput.BookFailed))
            .Select(i => (Label: i.Input.GetType().Name, Timed: i))
            .Concat(Commands.Select(c => (c.Label, Timed: new TimedInput(c.Input, SampleTime.Plus(3)))));
        return inputs.SelectMany(i => From(state, i.Label, i.Timed));
    }

    private static IEnumerable<Walk> From(DialogState state, string label, TimedInput input)
    {
        var step = input.StepFrom(state);
        if (step.Effects.OfType<DialogEffect.ReadBook>().SingleOrDefault() is not { } read)
        {
            return [.. To(step, label)];
        }

        var failed = new TimedInput(new DialogInput.BookFailed(read.Question, new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000))), input.At);
        return Books
            .SelectMany(b => To(new TimedInput(new DialogInput.BookRead(read.Question, b), input.At).StepFrom(state), label))
            .Concat(To(failed.StepFrom(state), $"{label}, book unread"));

        IEnumerable<Walk> To(DialogStep result, string by)
        {
            // A ticket is committed together with its dialog, so the card moves to it at once.
            var next = result.Effects.OfType<DialogEffect.OpenTicket>().Any()
                ? new TimedInput(new DialogInput.TicketMoved(SampleTicket.OfEntry), input.At).StepFrom(result.State).State
                : result.State;
            return ReferenceEquals(next, state) ? [] : [new Walk(state.GetType().Name, next.GetType().Name, by)];
        }
    }
}

using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>An alert, the brackets it means as they stand, and a one-tap cancel button for each leg.</summary>
internal static class AlertCard
{
    /// <summary>The most brackets described; for the others, the buttons say what they are.</summary>
    private const int Described = 8;

    /// <summary>How many characters of a button a phone shows on one line.</summary>
    private const int LabelLength = 34;

    public static Card Of(DialogState.Alerting state, CardFrame frame)
    {
        var text = new CardText();
        NoticeLines.Add(text, state.Notice);
        AlertLines.Add(text, state.Alert, frame, state.ReadAt);
        text.LineIf(state.Alert.AsksFirst, "Paused: a tap asks once more. /resume brings one-tap back.");
        if (state.Brackets.Count == 0)
        {
            AddOpen(text, state);
        }

        var order = state.Alert.Order;
        text.LineIf(order.Length > 0 && state.Brackets.Count > 0 && !state.Brackets.Any(b => b.Id.Value == order), "That order is not open. By symbol:");
        var named = state.Alert.Leg;
        text.LineIf(named.Length > 0 && state.Brackets.Count > 0 && !state.Choices.Any(c => LegWord.Resolve(c.Bracket, named).Contains(c.Leg)), $"No open leg {named} here.");
        foreach (var bracket in state.Brackets.Take(Described))
        {
            text.Gap().BoldThenCode(bracket.Symbol, $"{LegLines.Side(bracket.Side)} {LegLines.Quantity(bracket)}", bracket.Id.Value);
            foreach (var line in LegLines.Short(bracket.Legs))
            {
                text.Line(line);
            }
        }

        DoubtLines.Add(text, state.Doubts);
        var more = state.LeftOut + Math.Max(0, state.Brackets.Count + state.Open.Count - Described);
        text.LineIf(more > 0, $"and {more} more brackets").Gap().Line($"{frame.ClientId} · ", frame.Clock(state.ReadAt));
        return new Card(text.ToString(), Buttons(state, frame));
    }

    private static void AddOpen(CardText text, DialogState.Alerting state)
    {
        text.Gap().Bold("No open bracket matches").LineIf(state.Open.Count > 0, "Open are:");
        foreach (var bracket in state.Open.Take(Described))
        {
            text.BoldThenCode(bracket.Symbol, $"{LegLines.Side(bracket.Side)} {LegLines.Quantity(bracket)}", bracket.Id.Value);
        }
    }

    private static List<IReadOnlyList<CardButton>> Buttons(DialogState.Alerting state, CardFrame frame)
    {
        var choices = state.Choices;
        var shown = state.ShowsAll ? choices.Count : Math.Min(choices.Count, AlertChoices.First);
        var rows = new List<IReadOnlyList<CardButton>>();
        for (var i = 0; i < shown; i++)
        {
            rows.Add([frame.Red(Label(choices[i], choices), DialogAction.OneTap, state.Dimmed, i)]);
        }

        if (shown < choices.Count)
        {
            rows.Add([frame.Button($"More ({choices.Count - shown})", DialogAction.More)]);
        }

        List<CardButton> last = [frame.Button("Keep", DialogAction.Keep), frame.Button("Refresh", DialogAction.Refresh)];
        if (state.Brackets.Count == 0 && state.Open.Count > 0)
        {
            last.Add(frame.Button("Open brackets", DialogAction.Back));
        }

        rows.Add(last);
        rows.Add([new CardButton("Pause this address", $"{HookCards.Kind}:{state.Alert.HookId}:pause")]);
        return rows;
    }

    /// <summary><c>Cancel entry · IDEA-EQ</c>, with whatever more is needed to tell it from the others.</summary>
    private static string Label(LegChoice choice, IReadOnlyList<LegChoice> among)
    {
        // If all legs share one long symbol, the button leaves it out rather than wrap.
        var withSymbol = among.Any(c => c.Bracket.Symbol != choice.Bracket.Symbol) || among.Max(c => Label(c, withSymbol: true).Length) <= LabelLength;
        Func<LegChoice, string>[] ways =
        [
            c => "", c => $" {LegLines.Price(c.Leg)}", c => $" {LegLines.Price(c.Leg)} · {Amount.Units(c.Leg.OpenQuantity)}",
            c => $" {LegLines.Tail(c.Bracket.Id.Value)}", c => $" · {Amount.Units(c.Leg.OpenQuantity)} #{LegLines.Tail(c.Leg.Ref.ExchangeOrderId.Value)}",
        ];
        var way = Array.Find(ways, w => among.Count(other => Label(other, withSymbol) + w(other) == Label(choice, withSymbol) + w(choice)) == 1) ?? ways[^1];
        return Label(choice, withSymbol) + way(choice);
    }

    /// <summary><c>Cancel entry · IDEA-EQ · rest of 6</c>.</summary>
    private static string Label(LegChoice choice, bool withSymbol)
    {
        var rest = choice.Leg is { Role: LegRole.Entry, FilledQuantity: > 0 } leg ? $" · rest of {Amount.Units(leg.OpenQuantity)}" : "";
        return $"Cancel {LegLines.Word(choice.Leg)}{(withSymbol ? $" · {choice.Bracket.Symbol}" : "")}{rest}";
    }
}

using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Dialogs;

namespace BracketBot.Cards;

/// <summary>An alert, the brackets that it means as they stand, and a button for each leg that cancels it by one tap.</summary>
internal static class AlertCard
{
    public static Card Of(DialogState.Alerting state, CardFrame frame)
    {
        var text = new CardText();
        NoticeLines.Add(text, state.Notice);
        AlertLines.Add(text, state.Alert, frame);
        if (state.Brackets.Count == 0)
        {
            AddOpen(text, state);
        }

        foreach (var bracket in state.Brackets)
        {
            text.Gap().BoldThenCode(bracket.Symbol, $"{LegLines.Side(bracket.Side)} {LegLines.Quantity(bracket)}", bracket.Id.Value);
            foreach (var leg in bracket.Legs)
            {
                text.Line(LegLines.Short(leg));
            }
        }

        text.Gap().Line($"{frame.ClientId} · {frame.Clock(state.ReadAt)}");
        return new Card(text.ToString(), Buttons(state, frame));
    }

    private static void AddOpen(CardText text, DialogState.Alerting state)
    {
        text.Gap().Bold("No open bracket matches").LineIf(state.Open.Count > 0, "Open are:");
        foreach (var bracket in state.Open)
        {
            text.Line($"{LegLines.Side(bracket.Side)} {LegLines.Quantity(bracket)} {bracket.Symbol} · {bracket.Id}");
        }
    }

    private static List<IReadOnlyList<CardButton>> Buttons(DialogState.Alerting state, CardFrame frame)
    {
        var choices = state.Choices;
        var shown = state.ShowsAll ? choices.Count : Math.Min(choices.Count, AlertChoices.First);
        var rows = new List<IReadOnlyList<CardButton>>();
        for (var i = 0; i < shown; i++)
        {
            rows.Add([frame.Button(Label(choices[i]), DialogAction.OneTap, i, ButtonStyle.Danger)]);
        }

        if (shown < choices.Count)
        {
            rows.Add([frame.Button($"More ({choices.Count - shown})", DialogAction.More)]);
        }

        List<CardButton> last = [frame.Button("Dismiss", DialogAction.Keep), frame.Button("Refresh", DialogAction.Refresh)];
        if (state.Brackets.Count == 0 && state.Open.Count > 0)
        {
            last.Add(frame.Button("Open brackets", DialogAction.Back));
        }

        rows.Add(last);
        return rows;
    }

    /// <summary><c>Cancel ENTRY · IDEA-EQ</c>, with what it is where the indicator does not say it.</summary>
    private static string Label(LegChoice choice)
    {
        var role = choice.Leg.Role switch
        {
            LegRole.Entry when choice.Leg.FilledQuantity > 0 => $" · rest of {Amount.Units(choice.Leg.OpenQuantity)}",
            LegRole.StopLoss => " · stop",
            LegRole.Target => " · target",
            _ => "",
        };
        return $"Cancel {choice.Leg.Ref.Indicator} · {choice.Bracket.Symbol}{role}";
    }
}

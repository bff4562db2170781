using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;

namespace BracketBot.Cards;

/// <summary>Alerts that came at once, a page at a time; each opens on its own card.</summary>
internal static class AlertListCard
{
    public static Card Of(DialogState.ChoosingAlert state, CardFrame frame)
    {
        var text = new CardText().Bold($"{state.Alerts.Count} alerts at once");
        text.LineIf(state.Alerts.Any(a => a.AsksFirst), "Paused: a tap on one asks once more. /resume brings one-tap back.");
        var rows = new List<IReadOnlyList<CardButton>>();
        var first = state.Page * DialogState.ChoosingAlert.Size;
        var row = new List<CardButton>();
        for (var i = first; i < Math.Min(first + DialogState.ChoosingAlert.Size, state.Alerts.Count); i++)
        {
            text.Line($"{i + 1}. ", frame.Clock(state.Alerts[i].ReceivedAt).Bare, $" {AlertLines.Short(state.Alerts[i])}");
            row.Add(frame.Button($"{i + 1}", DialogAction.Alert, i));
            if (row.Count == 4)
            {
                rows.Add(row);
                row = [];
            }
        }

        if (row.Count > 0)
        {
            rows.Add(row);
        }

        text.LineIf(state.Pages > 1, $"Page {state.Page + 1} of {state.Pages}").Codes(frame.ClientId.Value);
        var last = new List<CardButton>();
        if (state.Page > 0)
        {
            last.Add(frame.Button("‹ Previous", DialogAction.Page, state.Page - 1));
        }

        last.Add(frame.Button("Keep", DialogAction.Keep));
        if (state.Page + 1 < state.Pages)
        {
            last.Add(frame.Button("Next ›", DialogAction.Page, state.Page + 1));
        }

        rows.Add(last);
        return new Card(text.ToString(), rows);
    }
}

using BracketBot.Core.CancelAll;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>The cards of <c>/cancelall</c> before it is confirmed.</summary>
internal static class CancelAllCards
{
    public static Card Preview(DialogState.PreviewingAll state, CardFrame frame)
    {
        var preview = state.Preview;
        var (entries, exits) = (preview.Legs(CancelAllGroup.Entries), preview.Legs(CancelAllGroup.Exits));
        var text = new CardText();
        NoticeLines.Add(text, state.Notice);
        text.Bold(entries.Count + exits.Count == 0 ? "Nothing to cancel" : "Cancel all?").LineIf(CancelAllLines.Filter(preview.Filter).Length > 0, CancelAllLines.Filter(preview.Filter));
        AddHalf(text, preview, CancelAllGroup.Entries, entries);
        AddHalf(text, preview, CancelAllGroup.Exits, exits);
        text.LineIf(preview.UnderWay > 0, $"{CancelAllLines.Legs(preview.UnderWay)} being cancelled already.");
        text.LineIf(preview.Unsure > 0, $"{CancelAllLines.Legs(preview.Unsure)} without a button: see /orders, and look at the broker.");
        text.LineIf(preview.NotYet > 0, $"{CancelAllLines.Legs(preview.NotYet)} not at the exchange yet.");
        DoubtLines.Add(text, preview.Doubts);
        text.LineIf(entries.Count + exits.Count == 0 && preview.Others > 0, $"Also open: {CancelAllLines.Legs(preview.Others)}, see /cancelall.");
        text.Gap().Line($"{frame.ClientId} · ", frame.Clock(preview.ReadAt));

        var buttons = new List<IReadOnlyList<CardButton>>();
        if (entries.Count > 0)
        {
            buttons.Add([frame.Button($"Cancel {CancelAllLines.Count(entries.Count, CancelAllGroup.Entries)}", DialogAction.Entries, style: ButtonStyle.Danger)]);
        }

        if (exits.Count > 0)
        {
            buttons.Add([frame.Button(
                $"Cancel {CancelAllLines.Count(exits.Count, CancelAllGroup.Exits)}", DialogAction.Exits, style: entries.Count == 0 ? ButtonStyle.Danger : ButtonStyle.Plain)]);
        }

        var refresh = frame.Button("Refresh", DialogAction.Refresh);
        buttons.Add(buttons.Count > 0 ? [refresh, frame.Button("Keep", DialogAction.Keep)] : [refresh]);
        return new Card(text.ToString(), buttons);
    }

    public static Card Arming(DialogState.ArmingAll state, CardFrame frame)
    {
        var legs = state.Preview.Legs(state.Group);

        // The headline names the group already.
        var filter = CancelAllLines.Filter(state.Preview.Filter with { Group = null });
        var text = new CardText().Bold($"Really cancel {CancelAllLines.Count(legs.Count, state.Group)}?").LineIf(filter.Length > 0, filter);
        foreach (var line in CancelAllLines.Left(state.Preview, state.Group))
        {
            text.Bold(line);
        }

        CancelAllLines.AddNames(text, legs);

        text.Codes(frame.ClientId.Value);

        // The second tap is on another button, in another place than the first.
        return new Card(text.ToString(), [[frame.Button("Keep", DialogAction.Keep), frame.Button("Back", DialogAction.Back)],
            [frame.Red($"Cancel all {legs.Count} now", DialogAction.Confirm, state.Dimmed)]]);
    }

    public static Card Kept(Ending.AllKept ending, CardFrame frame)
    {
        var filter = CancelAllLines.Filter(ending.Filter);
        return new Card(
            new CardText().Bold(ending.TimeIsOver ? "Expired: nothing was sent" : "Kept").LineIf(filter.Length > 0, filter).Codes(frame.ClientId.Value).ToString(),
            [[frame.Button("Look again", DialogAction.Again)]]);
    }

    private static void AddHalf(CardText text, CancelAllPreview preview, CancelAllGroup group, IReadOnlyList<LegChoice> legs)
    {
        if (legs.Count == 0)
        {
            return;
        }

        text.Gap().Bold(CancelAllLines.Count(legs.Count, group, "open "));
        CancelAllLines.AddNames(text, legs);
        text.Line(CancelAllLines.Left(preview, group)[0]);
    }
}

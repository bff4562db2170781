using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>One leg, what cancelling it means, and the button that does it.</summary>
internal static class ConfirmCard
{
    public static Card Of(DialogState.Confirming state, CardFrame frame)
    {
        var (bracket, leg) = (state.Bracket, state.ShownLeg);
        var text = new CardText();
        NoticeLines.Add(text, state.Notice);
        text.Bold($"Cancel {LegLines.Word(leg)}?");
        foreach (var line in LegMeaning.Of(bracket, leg))
        {
            text.Bold(line);
        }

        LegLines.AddTitle(text, bracket, leg.Side, Amount.Units(leg.Quantity));
        text.Parts(LegLines.Prices(leg), LegLines.Filled(leg));
        AddOthers(text, bracket, leg);
        text.LineIf(leg.Status.Kind == OrderStatusKind.Unknown, "The bot does not know this status.");
        text.Line($"{leg.Ref.Indicator} · {leg.Status} · {frame.ClientId}").Codes(leg.Ref.OmsOrderId.Value, leg.Ref.ExchangeOrderId.Value);

        // Two in a row: with a third, a phone would cut off the text of the cancel button.
        List<IReadOnlyList<CardButton>> rows =
        [
            [
                frame.Red($"Cancel {LegLines.Word(leg)}", DialogAction.Confirm, state.Dimmed),
                frame.Button("Keep", DialogAction.Keep),
            ],
        ];
        if (state.FromChoice)
        {
            rows.Add([frame.Button("Back", DialogAction.Back)]);
        }

        return new Card(text.ToString(), rows);
    }

    /// <summary>The bracket's other legs; before an entry fills, they are only figures in its row.</summary>
    private static void AddOthers(CardText text, BracketOrder bracket, OrderLeg leg)
    {
        var others = bracket.Legs.Where(l => l.Ref != leg.Ref).ToList();
        foreach (var line in LegLines.Short(others))
        {
            text.Line(line);
        }

        if (others.Exists(l => l.Role != LegRole.Entry) || leg.Role != LegRole.Entry)
        {
            return;
        }

        var parts = new List<string>();
        if (bracket.TargetPrice is { } target)
        {
            parts.Add($"Target {Amount.Price(target)}");
        }

        if (bracket.StopPrice is { } stop)
        {
            parts.Add($"Stop {Amount.Price(stop)}" + (bracket.TrailBy is { } trail ? $", trail {Amount.Price(trail)}" : ""));
        }

        text.LineIf(parts.Count > 0, string.Join(" · ", parts));
    }
}

using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Dialogs;

namespace BracketBot.Cards;

/// <summary>One leg, what cancelling it means, and the button that does it.</summary>
internal static class ConfirmCard
{
    public static Card Of(DialogState.Confirming state, CardFrame frame)
    {
        var (bracket, leg) = (state.Bracket, state.ShownLeg);
        var text = new CardText();
        NoticeLines.Add(text, state.Notice);
        text.Bold($"Cancel {LegLines.Name(leg)}?")
            .Line(LegLines.Title(bracket, leg.Side, leg.Quantity))
            .Line($"{LegLines.Prices(leg)} · {LegLines.Filled(leg)}");
        AddOthers(text, bracket, leg);
        text.LineIf(leg.Status.Kind == OrderStatusKind.Unknown, "The bot does not know this status.");
        foreach (var line in LegMeaning.Of(bracket, leg))
        {
            text.Line(line);
        }

        text.Codes(leg.Ref.OmsOrderId.Value, leg.Ref.ExchangeOrderId.Value).Line($"{leg.Status} · {frame.ClientId}");

        List<CardButton> row =
        [
            frame.Button($"Cancel {leg.Ref.Indicator}", DialogAction.Confirm, style: ButtonStyle.Danger),
            frame.Button("Keep", DialogAction.Keep),
        ];
        if (state.FromChoice)
        {
            row.Add(frame.Button("Back", DialogAction.Back));
        }

        return new Card(text.ToString(), [row]);
    }

    /// <summary>The bracket's other legs; before an entry is filled they are figures in its row.</summary>
    private static void AddOthers(CardText text, BracketOrder bracket, OrderLeg leg)
    {
        var others = bracket.Legs.Where(l => l.Ref != leg.Ref).ToList();
        foreach (var other in others)
        {
            text.Line($"{LegLines.Name(other)} {LegLines.Price(other)} · {Amount.Units(other.FilledQuantity)}/{Amount.Units(other.Quantity)} {other.Status}");
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

using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>Rows of the order book that can't be cancelled from the bot, and why.</summary>
internal static class DoubtLines
{
    private const int Most = 3;

    public static void Add(CardText text, Doubts? doubts)
    {
        if (doubts is null)
        {
            return;
        }

        foreach (var row in doubts.Rows.Take(Most))
        {
            var quantity = row.Quantity is { } units ? Amount.Units(units) : "?";
            var price = row.Price is { } at ? $" at {Amount.Price(at)}" : "";
            text.Gap().BoldThenCode(row.Symbol, $"{LegLines.Side(row.Side)} {quantity}{price}", row.Order.Value)
                .Line($"{(row.Status.Length > 0 ? $"Status {row.Status} · " : "")}no button: {Why(row.Why)}");
        }

        var unread = doubts.Unread + Math.Max(0, doubts.Rows.Count - Most);
        text.LineIf(unread > 0, unread == 1 ? "1 row can't be read: look at the broker." : $"{unread} rows can't be read: look at the broker.");
    }

    private static string Why(UnclearRow.Lack why) => why switch
    {
        UnclearRow.Lack.Leg => "its leg is not named",
        UnclearRow.Lack.Kind => "its kind is not known",
        UnclearRow.Lack.Quantity => "its quantity can't be read",
    };
}

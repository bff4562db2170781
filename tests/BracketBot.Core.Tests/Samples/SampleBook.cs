using BracketBot.Core.Orders;

namespace BracketBot.Core.Tests.Samples;

/// <summary>Order books made of rows.</summary>
internal static class SampleBook
{
    /// <summary>Both brackets of <see cref="SampleRows"/>.</summary>
    public static OrderBook Full { get; } = Of(SampleRows.Entry, SampleRows.Stop, SampleRows.Target, SampleRows.OtherEntry);

    public static BracketOrder Bracket { get; } = Full.Brackets[0];

    public static OrderLeg Entry { get; } = Bracket.Legs[0];

    public static OrderLeg Stop { get; } = Bracket.Legs[1];

    public static OrderLeg Target { get; } = Bracket.Legs[2];

    /// <summary>A reading of the pending list alone.</summary>
    public static OrderBook Of(params OrderRow[] pending) => At(SampleTime.Now, pending);

    public static OrderBook At(DateTimeOffset readAt, params OrderRow[] pending) =>
        OrderBook.From(new OrderRows(pending, []), null, readAt);

    /// <summary>A reading of both lists.</summary>
    public static OrderBook Both(OrderRow[] pending, OrderRow[] completed, DateTimeOffset? readAt = null) =>
        OrderBook.From(new OrderRows(pending, []), new OrderRows(completed, []), readAt ?? SampleTime.Now);
}

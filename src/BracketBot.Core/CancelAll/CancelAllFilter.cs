using BracketBot.Core.Alerts;
using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>What a list is limited to.</summary>
/// <param name="Symbol">A trading symbol as people write it (<c>IDEA</c> for <c>IDEA-EQ</c>), or an order id; "" for all.</param>
/// <param name="Group">Only entries or only exits; null for both.</param>
/// <param name="Only">Exactly these legs; null for any.</param>
public sealed record CancelAllFilter(string Symbol, CancelAllGroup? Group, IReadOnlyList<LegRef>? Only)
{
    public bool Takes(BracketOrder bracket, OrderLeg leg) =>
        (Symbol.Length == 0 || SymbolName.IsSame(Symbol, bracket.Symbol) || bracket.Id.Value == Symbol)
        && (Group is null || Group == GroupOf(leg))
        && (Only is null || Only.Contains(leg.Ref));

    public static CancelAllGroup GroupOf(OrderLeg leg) => leg.Role == LegRole.Entry ? CancelAllGroup.Entries : CancelAllGroup.Exits;
}

namespace BracketBot.Core.Orders;

/// <summary>A leg as a trader types it: the broker's indicator, or a role.</summary>
public static class LegWord
{
    /// <summary>The bracket's legs that the word means, in any case; empty where it means none.</summary>
    public static IReadOnlyList<OrderLeg> Resolve(BracketOrder bracket, string word)
    {
        var indicator = new LegIndicator(word);
        var named = bracket.Legs.Where(l => l.Ref.Indicator == indicator).ToList();
        if (named.Count > 0)
        {
            return named;
        }

        return indicator.Value switch
        {
            "SL" or "STOP" or "STOPLOSS" or "STOP-LOSS" => [.. bracket.Legs.Where(l => l.Role == LegRole.StopLoss)],
            "TARGET" or "TGT" or "TP" => [.. bracket.Legs.Where(l => l.Role == LegRole.Target)],
            _ => [],
        };
    }
}

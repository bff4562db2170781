namespace BracketBot.Core.Orders;

/// <summary>A leg as a trader types it: the broker's indicator or a role.</summary>
public static class LegWord
{
    /// <summary>The bracket's legs that the word means, in any case; empty if it means none.</summary>
    public static IReadOnlyList<OrderLeg> Resolve(BracketOrder bracket, string word)
    {
        var indicator = new LegIndicator(word);
        var named = bracket.Legs.Where(l => l.Ref.Indicator == indicator).ToList();
        if (named.Count > 0)
        {
            return named;
        }

        return Meaning(word) switch
        {
            (LegRole.Entry, _) => [.. bracket.Legs.Where(l => l.Role == LegRole.Entry)],
            (LegRole.StopLoss, _) => [.. bracket.Legs.Where(l => l.Role == LegRole.StopLoss)],
            (LegRole.Target, _) => [.. bracket.Legs.Where(l => l.Role == LegRole.Target)],
            (LegRole.Exit, _) => [.. bracket.Legs.Where(l => l.Role != LegRole.Entry)],
            (null, { } meant) => [.. bracket.Legs.Where(l => l.Ref.Indicator == meant)],
            _ => [],
        };
    }

    /// <summary>True if the word names a leg, whether or not a bracket has it.</summary>
    public static bool IsOne(string word) => Meaning(word) is not (null, null);

    /// <summary>The role that the word names; null if it names none.</summary>
    public static LegRole? RoleOf(string word) => Meaning(word).Role;

    private static (LegRole? Role, LegIndicator? Indicator) Meaning(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToUpperInvariant() switch
    {
        "ENTRY" or "ENTRYLEG" or "ENTRYORDER" => (LegRole.Entry, LegIndicator.Entry),
        "SL" or "STOP" or "STOPLOSS" or "SLM" or "SLLEG" or "STOPLEG" or "STOPLOSSLEG" or "SLORDER" => (LegRole.StopLoss, null),
        "TARGET" or "TGT" or "TP" or "TAKEPROFIT" or "TARGETLEG" or "TGTLEG" => (LegRole.Target, null),
        "EXIT" or "EXITS" => (LegRole.Exit, null),
        "SECOND" or "2ND" => (null, LegIndicator.Second),
        "THIRD" or "3RD" => (null, LegIndicator.Third),
        _ => (null, null),
    };
}

namespace BracketBot.Core.Orders;

/// <summary>What an <c>execution_type</c> says.</summary>
internal static class RowKind
{
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "REGULAR", "REGULARORDER", "REG", "RL", "NORMAL", "CO", "COVER", "COVERORDER", "AMO", "GTT", "GTC", "GTD", "OCO", "BASKET", "ICEBERG", "SLICE", "SIP", "IOC", "DAY", "MTF",
        "CNC", "MIS", "NRML", "LIMIT", "MARKET", "SPREAD", "MULTILEG",
    };

    /// <summary>True for a known kind other than a bracket. A blank or unknown one may be a bracket.</summary>
    public static bool IsAnother(string kind) => Others.Contains(string.Concat(kind.Where(char.IsAsciiLetter)));
}

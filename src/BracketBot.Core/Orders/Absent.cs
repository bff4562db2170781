namespace BracketBot.Core.Orders;

/// <summary>Words that brokers write for "nothing".</summary>
public static class Absent
{
    /// <summary>True for "", <c>NA</c>, <c>null</c>, <c>-</c>, <c>0</c> and the like.</summary>
    public static bool Is(string text) => Is(text.AsSpan());

    /// <inheritdoc cref="Is(string)"/>
    public static bool Is(ReadOnlySpan<char> text) => text.Trim() is var t && (t.Length == 0
        || (t.Length <= 9 && t switch
        {
            "-" or "--" or "---" or "." or "0" or "00" or "0.0" or "N/A" or "n/a" or "{}" or "[]" or "?" => true,
            _ => t.Equals("NA", StringComparison.OrdinalIgnoreCase) || t.Equals("NULL", StringComparison.OrdinalIgnoreCase)
                || t.Equals("NONE", StringComparison.OrdinalIgnoreCase) || t.Equals("NIL", StringComparison.OrdinalIgnoreCase)
                || t.Equals("NAN", StringComparison.OrdinalIgnoreCase) || t.Equals("UNDEFINED", StringComparison.OrdinalIgnoreCase)
                || t.Equals("BLANK", StringComparison.OrdinalIgnoreCase),
        }));
}

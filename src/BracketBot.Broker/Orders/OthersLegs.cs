using System.Text;
using BracketBot.Broker.Wire;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Orders;

/// <summary>
/// Tells, from its fields' places alone, that a row is certainly a sound leg of some bracket, and of which one. In any doubt the row is read like any
/// other.
/// </summary>
internal sealed class OthersLegs(ClientId client, OrderFocus focus)
{
    /// <summary>A row with a longer id or name is read like any other.</summary>
    private const int Longest = 48;

    /// <summary>Far below the largest quantity a leg may have.</summary>
    private const decimal LargestSure = 1_000_000_000;

    private readonly HashSet<string> _wanted = [.. focus.Orders.Select(o => o.Value)];

    /// <summary>True for such a leg of a wanted order, false for one of another order; null in doubt.</summary>
    public bool? IsWanted(in OrderRowReader.Fields row, ReadOnlySpan<byte> body)
    {
        Span<char> room = stackalloc char[Longest];
        return Is(in row[(int)RowField.ExecutionType], body, "BO") && IsTheirs(in row[(int)RowField.ClientId], body)
            && Name(in row[(int)RowField.Leg], body, room) is { IsEmpty: false } && row[(int)RowField.Quantity].Number(body) is > 0 and <= LargestSure
            && Name(in row[(int)RowField.OmsOrderId], body, room) is { IsEmpty: false } order
                ? _wanted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(order)
                : null;
    }

    private bool IsTheirs(in JsonValue id, ReadOnlySpan<byte> body) => id.Length == 0 || Is(in id, body, client.Value);

    private static bool Is(in JsonValue value, ReadOnlySpan<byte> body, string word) => !value.IsEscaped && Ascii.EqualsIgnoreCase(value.Raw(body), word);

    /// <summary>An id or a leg's name as it will be read; empty if it is not certainly either.</summary>
    private static ReadOnlySpan<char> Name(in JsonValue value, ReadOnlySpan<byte> body, Span<char> room)
    {
        if (value.IsEscaped || value.Length > Longest)
        {
            return [];
        }

        var raw = value.Raw(body);
        for (var i = 0; i < raw.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit((char)raw[i]) && raw[i] is not ((byte)'-' or (byte)'_'))
            {
                return [];
            }

            room[i] = (char)raw[i];
        }

        ReadOnlySpan<char> name = room[..raw.Length];
        return Absent.Is(name) ? [] : name;
    }
}

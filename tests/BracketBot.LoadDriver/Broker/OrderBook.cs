using System.Buffers;
using BracketBot.LoadDriver.Traders;

namespace BracketBot.LoadDriver.Broker;

/// <summary>What <c>GET /api/v1/orders</c> answers: the order that a trader's dialog is about, behind others that nobody touches.</summary>
/// <param name="size">Of the pending list before anything is cancelled.</param>
internal sealed class OrderBook(int size)
{
    /// <summary>What a DELETE has to repeat.</summary>
    public const string PendingStatus = "CONFIRMED";

    private static readonly OrderRow PendingRow = new(PendingStatus);
    private static readonly OrderRow CancelledRow = new("CANCELLED");

    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>Good until the next list is asked for.</summary>
    public ReadOnlySpan<byte> Pending(Trader trader)
    {
        Begin();
        for (var i = 0; i < size - 1; i++)
        {
            Add(PendingRow, trader, trader.OtherOrder(i));
        }

        if (trader.Dialog is { Deleted: null } dialog)
        {
            Add(PendingRow, trader, dialog.OrderId);
        }

        return End();
    }

    /// <summary>Good until the next list is asked for. Those that were cancelled in earlier dialogs would only make it longer.</summary>
    public ReadOnlySpan<byte> Completed(Trader trader)
    {
        Begin();
        if (trader.Dialog is { Deleted: not null } dialog)
        {
            Add(CancelledRow, trader, dialog.OrderId);
        }

        return End();
    }

    private void Begin()
    {
        _json.ResetWrittenCount();
        _json.Write("""{"status":"success","message":"","data":{"orders":["""u8);
    }

    private void Add(OrderRow row, Trader trader, long order)
    {
        if (_json.WrittenSpan[^1] == '}')
        {
            _json.Write(","u8);
        }

        row.Write(_json.GetSpan(row.Length), trader, order);
        _json.Advance(row.Length);
    }

    private ReadOnlySpan<byte> End()
    {
        _json.Write("]}}"u8);
        return _json.WrittenSpan;
    }
}

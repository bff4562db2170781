using System.Buffers.Text;
using System.Text;
using BracketBot.LoadDriver.Http;
using BracketBot.LoadDriver.Sockets;
using BracketBot.LoadDriver.Traders;

namespace BracketBot.LoadDriver.Broker;

/// <summary>As much of the kart API as a cancel needs: the order book, an order's history, and the DELETE.</summary>
/// <param name="delay">Before each answer leaves.</param>
internal sealed class BrokerApi(EventLoop loop, TraderCrowd traders, OrderBook book, TimeSpan delay, Oddities odd) : IRequestHandler
{
    /// <summary>What the edit must carry that shows the broker's answer.</summary>
    public const string Taken = "Order Cancelled Successfully";

    private readonly RequestFields _fields = new();

    /// <summary>The order in the path of a DELETE.</summary>
    private static ReadOnlySpan<byte> Kart => "/api/v1/orders/kart/"u8;

    public void Handle(Connection connection, in HttpRequest request)
    {
        var isDelete = request.Method.SequenceEqual("DELETE"u8);
        if (!_fields.TryRead(request) || Client(_fields["client_id"u8]) is not { } trader || !IsToken(request.Authorization, trader))
        {
            odd.Add($"broker: {Text(request.Method)} {Text(request.Path)} with another's token, or none");
            Refuse(connection, 401, "Unauthorized");
        }
        else if (isDelete && request.Path.StartsWith(Kart))
        {
            Cancel(connection, trader, request.Path[Kart.Length..]);
        }
        else if (!isDelete && request.Path.SequenceEqual("/api/v1/orders"u8))
        {
            loop.Reply(connection, 200, _fields["type"u8].SequenceEqual("completed"u8) ? book.Completed(trader) : book.Pending(trader), delay);
        }
        else if (!isDelete && request.Path.EndsWith("/history"u8))
        {
            loop.Reply(connection, 200, """{"status":"success","message":"","data":{"order history":[]}}"""u8, delay);
        }
        else
        {
            odd.Add($"broker: {Text(request.Method)} {Text(request.Path)}");
            Refuse(connection, 404, "Not found");
        }
    }

    public void HandleBad() => odd.Add("broker: no HTTP");

    private void Cancel(Connection connection, Trader trader, ReadOnlySpan<byte> order)
    {
        if (trader.Dialog is not { } dialog)
        {
            // It was given up as lost.
            Refuse(connection, 200, "Order is already cancelled");
            return;
        }

        if (!IsAsShown(dialog, order) || !dialog.IsTapped || dialog.Deleted is not null)
        {
            odd.Add(dialog.Deleted is not null ? "broker: a second DELETE" : dialog.IsTapped ? "broker: a DELETE of what was not shown" : "broker: a DELETE without a tap");
            Refuse(connection, 200, "Order is already cancelled");
            return;
        }

        dialog.Delete();
        loop.Reply(connection, 200, """{"status":"success","message":"","data":{"message":"Order Cancelled Successfully"}}"""u8, delay);
    }

    private bool IsAsShown(Dialog dialog, ReadOnlySpan<byte> order) =>
        Is(order, dialog.OrderId) && Is(_fields["oms_order_id"u8], dialog.OrderId) && Is(_fields["exchange_order_id"u8], dialog.ExchangeOrderId)
        && _fields["leg_order_indicator"u8].SequenceEqual("ENTRY"u8) && _fields["execution_type"u8].SequenceEqual("BO"u8)
        && Ascii.Equals(_fields["status"u8], OrderBook.PendingStatus);

    private Trader? Client(ReadOnlySpan<byte> id) =>
        id.Length > 1 && id[0] == 'C' && Utf8Parser.TryParse(id[1..], out long number, out var used) && used == id.Length - 1 ? traders.Find(number) : null;

    private void Refuse(Connection connection, int status, string message) =>
        loop.Reply(connection, status, Encoding.UTF8.GetBytes($$"""{"status":"error","message":"{{message}}","error_code":40000,"data":{} }"""), delay);

    private static bool IsToken(ReadOnlySpan<byte> authorization, Trader trader) =>
        authorization.StartsWith("Bearer "u8) && Ascii.Equals(authorization["Bearer ".Length..], trader.AccessToken);

    private static bool Is(ReadOnlySpan<byte> text, long number) =>
        Utf8Parser.TryParse(text, out long read, out var used) && used == text.Length && read == number;

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}

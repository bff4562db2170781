using System.Diagnostics;
using System.Text.Json;

namespace BracketBot.EndToEnd.Load;

/// <summary>
/// As much of the broker's API as a cancel needs: the order book, an order's history, and the DELETE. Each client has the order that its dialog is
/// about, and a few that nobody touches. Like <see cref="LoadTelegram"/> written for itself. Thread-safe.
/// </summary>
internal sealed class LoadBroker(IReadOnlyDictionary<string, LoadUser> users, Stopwatch clock, Action<string> unexpected)
{
    private const string Kart = "/api/v1/orders/kart/";
    private const string History = "/api/v1/order/";
    private const string Status = "MODIFY_CONFIRMED";
    private static readonly int[] Others = [1, 2, 3];

    /// <summary>Answers one request: HTTP status and body.</summary>
    /// <param name="bearer">The access token.</param>
    /// <param name="query">By name.</param>
    /// <param name="body">Reads the body as JSON.</param>
    public async Task<(int Status, object Body)> AnswerAsync(
        string method, string path, Func<string, string?> query, string bearer, Func<Task<JsonElement>> body, CancellationToken gone)
    {
        var packet = method == "DELETE" ? await body() : default;
        var client = method == "DELETE" ? Field(packet, "client_id") : query("client_id");
        if (!users.TryGetValue(client ?? "", out var user) || user.AccessToken != bearer || user.Dialog is not { } dialog)
        {
            unexpected($"{method} {path} of client '{client}' with another's token, or none");
            return (401, Error(40100, "Unauthorized"));
        }

        switch (method)
        {
            case "DELETE" when path.StartsWith(Kart, StringComparison.Ordinal):
                return await CancelAsync(user, dialog, path[Kart.Length..], packet, gone);
            case "GET" when path == "/api/v1/orders" && query("type") is "pending" or "completed":
                var orders = query("type") == "pending" ? Pending(user, dialog) : Completed(user, dialog);
                await Way.PassAsync(dialog.Way.Broker, gone);
                return (200, Success(new { orders }));
            case "GET" when path.StartsWith(History, StringComparison.Ordinal):
                object[] life = path[History.Length..] == $"{dialog.OrderId}/history" ? [Row(user, dialog)] : [];
                await Way.PassAsync(dialog.Way.Broker, gone);
                return (200, Success(new Dictionary<string, object> { ["order history"] = life }));
            default:
                unexpected($"the broker was asked for {method} {path}");
                return (404, Error(40400, "Not found"));
        }
    }

    private async Task<(int Status, object Body)> CancelAsync(LoadUser user, LoadDialog dialog, string order, JsonElement packet, CancellationToken gone)
    {
        var asShown = order == dialog.OrderId && Field(packet, "oms_order_id") == order && Field(packet, "exchange_order_id") == dialog.ExchangeOrderId
            && Field(packet, "execution_type") == "BO" && Field(packet, "leg_order_indicator") == "ENTRY" && Field(packet, "status") == Status;
        if (!asShown)
        {
            unexpected($"a DELETE of {order} by {user.ClientId} that is not what the card of {dialog.OrderId} showed: {packet}");
            return (200, Error(44000, "`oms_order_id` is invalid"));
        }

        var first = dialog.Delete(clock.Elapsed);
        await Way.PassAsync(dialog.Way.Broker, gone);
        if (!first)
        {
            return (200, Error(40000, "Order is already cancelled"));
        }

        dialog.BrokerAnswered(clock.Elapsed);
        return (200, Success(new { message = CardVersion.Taken }));
    }

    private static object[] Pending(LoadUser user, LoadDialog dialog)
    {
        IEnumerable<object> others = Others.Select(n => Row(user, $"2023121100{n}", $"110000000000000{n}", Status));
        return [.. others, .. dialog.IsDeleted ? [] : new[] { Row(user, dialog) }];
    }

    /// <summary>The others that were cancelled before would only make the list longer.</summary>
    private static object[] Completed(LoadUser user, LoadDialog dialog) => dialog.IsDeleted ? [Row(user, dialog)] : [];

    private static object Row(LoadUser user, LoadDialog dialog) =>
        Row(user, dialog.OrderId, dialog.ExchangeOrderId, dialog.IsDeleted ? "CANCELLED" : Status);

    private static object Row(LoadUser user, string order, string exchangeOrder, string status) => new
    {
        oms_order_id = order,
        exchange_order_id = exchangeOrder,
        execution_type = "BO",
        leg_order_indicator = "ENTRY",
        order_status = status,
        order_side = "BUY",
        order_type = "LIMIT",
        product = "MIS",
        exchange = "NSE",
        trading_symbol = "IDEA-EQ",
        symbol = "IDEA",
        instrument_token = 14366,
        price = 11.9,
        trigger_price = 0,
        average_price = 0,
        average_trade_price = 0,
        quantity = 10,
        filled_quantity = 0,
        remaining_quantity = 10,
        lot_size = 1,
        stop_loss_value = 0.5,
        square_off_value = 1,
        trailing_stop_loss = 0,
        is_trailing = false,
        rejection_reason = "",
        rejection_code = 0,
        validity = "DAY",
        client_id = user.ClientId,
        login_id = user.ClientId,
        user_order_id = 10002,
        order_entry_time = 1_710_400_000,
        exchange_time = 1_710_400_000,
    };

    private static string? Field(JsonElement packet, string name) =>
        packet.ValueKind == JsonValueKind.Object && packet.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static object Success(object data) => new { status = "success", message = "", data };

    private static object Error(int code, string message) => new { status = "error", message, error_code = code, data = new { } };
}

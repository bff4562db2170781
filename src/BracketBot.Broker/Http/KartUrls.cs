using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Http;

/// <summary>The API's addresses under one base URL. Every id is escaped, so that it stays within its segment.</summary>
internal sealed class KartUrls(Uri baseUrl)
{
    private readonly string _base = baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');

    public Uri Orders(ClientId client, OrderList list) =>
        At($"/api/v1/orders?type={(list == OrderList.Pending ? "pending" : "completed")}&client_id={Escaped(client.Value)}");

    public Uri History(ClientId client, OmsOrderId order) =>
        At($"/api/v1/order/{Segment(order)}/history?client_id={Escaped(client.Value)}");

    public Uri TradingInfo() => At("/api/v1/user/trading_info");

    /// <param name="query">The whole query string, not yet escaped; null for none.</param>
    public Uri Cancel(OmsOrderId order, string? query) =>
        At($"/api/v1/orders/kart/{Segment(order)}{(query is null ? "" : "?" + Escaped(query))}");

    /// <summary>False for a text that would vanish from a URL's path, or climb out of it.</summary>
    public static bool CanBeSegment(string id) => !string.IsNullOrWhiteSpace(id) && id is not ("." or "..");

    private Uri At(string pathAndQuery) => new(_base + pathAndQuery);

    private static string Segment(OmsOrderId order) => CanBeSegment(order.Value)
        ? Escaped(order.Value)
        : throw new ArgumentException($"'{order}' can't be an order's id.");

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}

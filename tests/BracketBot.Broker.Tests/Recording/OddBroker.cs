using BracketBot.Broker.Tests.Serving;

namespace BracketBot.Broker.Tests.Recording;

/// <summary>A broker with the manners of several, and what a recording of it must not hold.</summary>
internal static class OddBroker
{
    public const string Entry = "20240314929";
    public const string Exchange = "1100000012461398";

    /// <summary>Names, ids and numbers that are somebody's. Each stands somewhere in the answers below.</summary>
    public static readonly string[] Secrets =
    [
        "YA0002", "ya0002", Given.Token, "ASHA", "Asha", "Trivedi", "asha.t@example.com", "example.com", "9876543210", "ABCDE1234F", Entry, Exchange,
        "1100000012461399", "20240314930", "63904ddd-df0c-4546-bbdc-4c21c0796f5b", "50100012345678", "U-77-ASHA", "103.21.58.204", "4417", "आशा",
        "P7731", "rel-mgr-Kiran", "Kiran",
    ];

    public static Task<Reply> AnswerAsync(SeenRequest request) => Task.FromResult(request.Target switch
    {
        "/api/v1/user/trading_info" => new Reply(200, TradingInfo),
        "/api/v1/orders?type=pending&client_id=YA0002" => new Reply(200, Pending),
        "/api/v1/orders?type=completed&client_id=YA0002" => new Reply(
            400, """{"status":"failed","message":"No data found for YA0002 (Asha Trivedi) from 103.21.58.204","error_code":"40400","data":{}}"""),
        $"/api/v1/order/{Entry}/history?client_id=YA0002" => new Reply(200, History),
        "/api/v1/order/20240314930/history?client_id=YA0002" => new Reply(503, "<html>Dear Asha Trivedi, we are back soon</html>", "text/html; charset=utf-8")
        {
            Headers = new() { ["Retry-After"] = "30", ["Set-Cookie"] = "id=4417" },
        },
        _ => new Reply(404, """{"status":"error","message":"Not found","data":{}}"""),
    });

    private const string TradingInfo = """
        {"data":{"client_id":"YA0002","email_id":"asha.t@example.com","name":"Asha Trivedi","native_name":"आशा","mobile":9876543210,"pan":"ABCDE1234F",
        "bank":{"accounts":[["50100012345678"]],"primary":true},"exchanges_subscribed":["NSE","NFO"],"products_enabled":["MIS"],"status":"active",
        "relation":{"nested":{"deep":["rel-mgr-Kiran"]}},"P7731":{"on":false}},"message":"","status":"success"}
        """;

    private const string Pending = """
        {"data":{"orders":[
        {"client_id":"ya0002","login_id":"YA0002","oms_order_id":"20240314929","exchange_order_id":"1100000012461398","execution_type":"BO",
        "leg_order_indicator":"ENTRY","order_status":"MODIFY_CONFIRMED","order_side":"BUY","order_type":"LIMIT","product":"MIS","exchange":"NSE",
        "trading_symbol":"M\u0026M-EQ","price":11.90,"trigger_price":0,"quantity":10,"filled_quantity":"4","average_trade_price":"11.85",
        "user_order_id":4417,"tag":"U-77-ASHA","order_entry_time":1710485885,"exchange_time":1710485890123,"contract_description":{},"tags":null,
        "remarks":"{\"by\":\"Asha Trivedi\",\"ids\":[20240314929,\"9876543210\"],\"note\":\"{\\\"pan\\\":\\\"ABCDE1234F\\\"}\"}"},
        {"oms_order_id":20240314929,"exchange_order_id":1100000012461399,"execution_type":"BO","leg_order_indicator":"second",
        "order_status":"TRIGGER PENDING","order_side":"SELL","order_type":"SLM","price":{},"trigger_price":"10.90","quantity":1e1,
        "rejection_reason":"Order 20240314929 of Asha Trivedi can not be cancelled: see asha.t@example.com"},
        "a row that is none",
        {"oms_order_id":"20240314930","exchange_order_id":"","execution_type":null,"order_status":"Held by ASHA","trading_symbol":"9876543210",
        "quantity":9876543210,"price":"--","validity":"half a pair: \ud800"}
        ]},"message":"","status":"success"}
        """;

    private const string History = """
        {"data":{"order history":[{"exchange_order_id":"1100000012461398","order_id":"63904ddd-df0c-4546-bbdc-4c21c0796f5b","status":"COMPLETE",
        "quantity":100,"fill_quantity":100,"avg_price":11.9,"reject_reason":"NONE","created_at":1710485885,"modified_at":1710485999,"exchange_time":0,
        "symbol":"IDEA"}],"message":"","status":"success"}}
        """;
}

using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Cancels;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Broker.Tests.Wire;

/// <summary>Every row of the error table, for a cancel and for a read.</summary>
public class ErrorTableTests
{
    private const string Blank = "`exchange_order_id` can't be blank";
    private const string Html = "<html><body>502 Bad Gateway</body></html>";

    public static TheoryData<int, string, BrokerError?, BrokerError?> Rows
    {
        get
        {
            var refused = new BrokerError.Refused(44000, Blank);
            var error44000 = Fixtures.Read("cancel-error-44000.json");
            var forbidden = Fixtures.Read("error-40000.json");
            return new()
            {
                { 200, error44000, refused, refused },
                { 400, error44000, refused, refused },
                { 422, error44000, refused, refused },
                { 302, error44000, refused, refused },
                { 500, error44000, new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, 500), Blank), refused },
                { 503, error44000, new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, 503), Blank), refused },
                { 503, """{"status":"success","data":{}}""", new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, 503)), null },
                { 200, forbidden, new BrokerError.Refused(40000, "Request forbidden"), new BrokerError.Refused(40000, "Request forbidden") },
                { 403, forbidden, Denied(AccessReason.Untold, 40000, "Request forbidden"), new BrokerError.NotLoggedIn(40000, "Request forbidden") },
                { 404, """{"status":"error","message":"no such order","data":{}}""", new BrokerError.OrderNotFound(null, "no such order"), new BrokerError.OrderNotFound(null, "no such order") },
                { 400, """{"status":"FAILED","message":"no","error_code":"44001"}""", new BrokerError.Refused(44001, "no"), new BrokerError.Refused(44001, "no") },
                { 400, """{"status":"Error","message":null,"error_code":null}""", new BrokerError.Refused(null, ""), new BrokerError.Refused(null, "") },
                { 401, Fixtures.Read("error-401.json"), new BrokerError.NotLoggedIn(40001, "The access token is invalid or has expired"), new BrokerError.NotLoggedIn(40001, "The access token is invalid or has expired") },
                { 401, "", new BrokerError.NotLoggedIn(null, ""), new BrokerError.NotLoggedIn(null, "") },
                { 401, Html, new BrokerError.NotLoggedIn(null, ""), new BrokerError.NotLoggedIn(null, "") },
                { 429, Html, new BrokerError.RateLimited(null), new BrokerError.RateLimited(null) },
                { 429, error44000, new BrokerError.RateLimited(null, Blank), new BrokerError.RateLimited(null, Blank) },
                { 401, Said("IP 10.1.2.3 is not whitelisted"), Denied(AccessReason.Address, null, "IP 10.1.2.3 is not whitelisted"), Denied(AccessReason.Address, null, "IP 10.1.2.3 is not whitelisted") },
                { 403, Said("Orders only from a registered IP address"), Denied(AccessReason.Address, null, "Orders only from a registered IP address"), Denied(AccessReason.Address, null, "Orders only from a registered IP address") },
                { 400, Said("Invalid IP"), Denied(AccessReason.Address, null, "Invalid IP"), Denied(AccessReason.Address, null, "Invalid IP") },
                { 403, Said("Segment not enabled"), Denied(AccessReason.Permission, null, "Segment not enabled"), Denied(AccessReason.Permission, null, "Segment not enabled") },
                { 403, Said("Session expired"), new BrokerError.NotLoggedIn(null, "Session expired"), new BrokerError.NotLoggedIn(null, "Session expired") },
                { 400, Said("Session expired, please login again"), Denied(AccessReason.Untold, null, "Session expired, please login again"), new BrokerError.NotLoggedIn(null, "Session expired, please login again") },
                { 200, """{"status":"error","message":"no","error_code":40101}""", new BrokerError.NotLoggedIn(40101, "no"), new BrokerError.NotLoggedIn(40101, "no") },
                { 200, """{"status":"error","message":"no","error_code":42900}""", new BrokerError.RateLimited(null, "no"), new BrokerError.RateLimited(null, "no") },
                { 400, Said("Too many requests"), new BrokerError.RateLimited(null, "Too many requests"), new BrokerError.RateLimited(null, "Too many requests") },
                { 200, Said("System under maintenance"), Denied(AccessReason.Maintenance, null, "System under maintenance"), Denied(AccessReason.Maintenance, null, "System under maintenance") },
                { 503, Said("System under maintenance"), new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, 503), "System under maintenance"), Denied(AccessReason.Maintenance, null, "System under maintenance") },
                { 400, Said("Cancellation is not allowed in this trading session"), new BrokerError.Refused(null, "Cancellation is not allowed in this trading session"), new BrokerError.Refused(null, "Cancellation is not allowed in this trading session") },
                { 404, Said("No data found"), new BrokerError.OrderNotFound(null, "No data found"), null },
                { 200, """{"status":"error","message":"nothing","error_code":40400,"data":{}}""", new BrokerError.Refused(40400, "nothing"), null },
                { 200, """{"data":{"message":"","status":"success"}}""", null, null },
                { 200, """{"data":{"message":"no","status":"error","error_code":44001}}""", new BrokerError.Refused(44001, "no"), new BrokerError.Refused(44001, "no") },
                { 502, Html, new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, 502)), NoEnvelope(502) },
                { 403, Html, NoEnvelope(403), NoEnvelope(403) },
                { 404, Html, NoEnvelope(404), NoEnvelope(404) },
                { 404, """{"message":"404 page not found"}""", NoEnvelope(404), NoEnvelope(404) },
                { 200, Html, NoEnvelope(200), NoEnvelope(200) },
                { 200, "", NoEnvelope(200), NoEnvelope(200) },
                { 200, "null", NoEnvelope(200), NoEnvelope(200) },
                { 200, "[]", NoEnvelope(200), NoEnvelope(200) },
                { 200, "\"success\"", NoEnvelope(200), NoEnvelope(200) },
                { 200, "{}", NoEnvelope(200), NoEnvelope(200) },
                { 200, """{"status":"perhaps"}""", NoEnvelope(200), NoEnvelope(200) },
                { 200, """{"status":{}}""", NoEnvelope(200), NoEnvelope(200) },
                { 200, """{"status":"success","data":{"message":"Order Canc""", NoEnvelope(200), NoEnvelope(200) },
                { 200, """{"\ud800":"half a character","status":"error","message":"no"}""", new BrokerError.Refused(null, "no"), new BrokerError.Refused(null, "no") },
                { 200, """{"status":"success"} trailing""", NoEnvelope(200), NoEnvelope(200) },
            };
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Answer_OfACancel_IsItsError(int status, string body, BrokerError? cancel, BrokerError? read)
    {
        _ = read;
        await using var server = await WebBroker.StartAsync(new Reply(status, body));
        using var broker = Given.Broker(server.Url);

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

        Assert.Equal(cancel, result.Error);
        Assert.Single(server.Seen);
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Answer_OfARead_IsItsError(int status, string body, BrokerError? cancel, BrokerError? read)
    {
        _ = cancel;
        await using var server = await WebBroker.StartAsync(new Reply(status, body));
        using var broker = Given.Broker(server.Url);

        var result = await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never);

        Assert.Equal(read, result.Error);
        Assert.Single(server.Seen);
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"message":"Order Cancelled Successfully"},"message":"not this"}""", "Order Cancelled Successfully")]
    [InlineData("""{"data":{"basket_id":"","message":"<b>as it is</b> & `so`"},"status":"SUCCESS"}""", "<b>as it is</b> & `so`")]
    [InlineData("""{"status":"Success","data":{"message":""},"message":"from above"}""", "from above")]
    [InlineData("""{"status":"success","data":{},"message":"from above"}""", "from above")]
    [InlineData("""{"status":"success","data":"text","message":null}""", "")]
    [InlineData("""{"status":"success","data":[{"message":"x"}]}""", "")]
    [InlineData("""{"status":"success","data":null}""", "")]
    [InlineData("""{"status":" success "}""", "")]
    [InlineData("\uFEFF{\"status\":\"success\"}", "")]
    public async Task Success_OfACancel_IsTakenInTheApisWords(string body, string message)
    {
        await using var server = await WebBroker.StartAsync(new Reply(200, body));
        using var broker = Given.Broker(server.Url);

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

        Assert.Equal(new CancelTaken(message), result.Value);
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("Mon, 02 Mar 2026 04:00:30 GMT", 30)]
    [InlineData("Mon, 02 Mar 2026 03:00:00 GMT", 0)]
    public async Task RetryAfter_InSecondsOrAsADate_IsKept(string header, int seconds)
    {
        var time = new FakeTimeProvider(new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));
        await using var server = await WebBroker.StartAsync(new Reply(429, "") { Headers = { ["Retry-After"] = header } });
        using var broker = Given.Broker(server.Url, time: time);

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(time), Given.Never);

        Assert.Equal(new BrokerError.RateLimited(TimeSpan.FromSeconds(seconds)), result.Error);
    }

    [Fact]
    public async Task Answer_OfMoreThanItsLimit_IsUnknown()
    {
        var body = $$"""{"status":"success","message":"{{new string('x', 1 << 20)}}"}""";
        await using var server = await WebBroker.StartAsync(new Reply(200, body));
        using var broker = Given.Broker(server.Url);

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

        Assert.Equal(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.TooLong, 200)), result.Error);
    }

    private static string Said(string message) => $$$"""{"status":"error","message":"{{{message}}}","data":{}}""";

    private static BrokerError.AccessDenied Denied(AccessReason reason, int? code, string message) => new(reason, code, message);

    private static BrokerError NoEnvelope(int status) => new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoEnvelope, status));
}

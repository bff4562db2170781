using System.Text.Json;
using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Tests.Recording;

/// <summary>Plays a recording to the bot's own reader, over HTTP, and says where one does not understand the other.</summary>
internal static class RecordedBroker
{
    private static readonly string[] ListNames = ["orders", "order history", "order_history", "orderHistory", "history"];

    /// <summary>A line for each read that is not understood; none where all are. <paramref name="tell"/> gets a line for each row left out with a word.</summary>
    public static async Task<IReadOnlyList<string>> ReplayAsync(string file, Action<string> tell)
    {
        using var recording = JsonDocument.Parse(file);
        Assert.Equal("BracketBot recording 1", recording.RootElement.GetProperty("format").GetString());
        var problems = new List<string>();
        foreach (var account in recording.RootElement.GetProperty("exchanges").EnumerateArray().GroupBy(e => e.GetProperty("account").GetInt32()))
        {
            // A read that was sent twice counts as it ended.
            var exchanges = account.Where(e => e.TryGetProperty("status", out _)).GroupBy(Recorded.TargetOf).ToDictionary(g => g.Key, g => g.Last());
            await using var server = await WebBroker.StartAsync(seen => Task.FromResult(
                exchanges.TryGetValue(seen.Target, out var exchange) ? ReplyOf(exchange) : new Reply(599, "not in the recording")));
            using var broker = Given.Broker(server.Url);
            foreach (var (target, exchange) in exchanges)
            {
                Assert.Equal("GET", exchange.GetProperty("method").GetString());
                if (await ProblemAsync(broker, target, exchange, tell) is { } problem)
                {
                    problems.Add($"{target}: {problem}");
                }
            }

            Assert.Equal(exchanges.Keys.Order(StringComparer.Ordinal), server.Seen.Select(s => s.Target).Order(StringComparer.Ordinal));
        }

        return problems;
    }

    private static Reply ReplyOf(JsonElement exchange)
    {
        var headers = exchange.GetProperty("headers").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetString()!);
        var body = exchange.TryGetProperty("body", out var json) ? json.GetRawText() : new string('x', exchange.GetProperty("bodyBytes").GetInt32());
        return new Reply(exchange.GetProperty("status").GetInt32(), body, headers.GetValueOrDefault("Content-Type", ""))
        {
            Headers = headers.Where(h => h.Key != "Content-Type").ToDictionary(),
        };
    }

    private static async Task<string?> ProblemAsync(KartBroker broker, string target, JsonElement exchange, Action<string> tell)
    {
        var client = target.Split("client_id=") is [_, var id] ? new ClientId(Uri.UnescapeDataString(id)) : new ClientId("none");
        var session = new BrokerSession(client, "replayed");
        if (target == "/api/v1/user/trading_info")
        {
            return ProblemOf((await broker.ReadTradingInfoAsync(session, Given.Never)).Error, exchange);
        }

        var read = target.Split('/', '?') is ["", "api", "v1", "order", var order, "history", ..]
            ? await broker.ReadHistoryAsync(session, new OmsOrderId(Uri.UnescapeDataString(order)), Given.Never)
            : await broker.ReadOrdersAsync(session, target.Contains("type=pending", StringComparison.Ordinal) ? OrderList.Pending : OrderList.Completed, Given.Never);
        if (!read.Try(out var rows, out var error))
        {
            return ProblemOf(error, exchange);
        }

        foreach (var warning in rows.Warnings)
        {
            tell($"{target}: {warning.Row} {warning.Problem}");
        }

        var sent = RowsIn(exchange);
        return rows.Rows.Count + rows.Warnings.Count == sent ? null : $"{sent} rows came, {rows.Rows.Count} were read and {rows.Warnings.Count} told";
    }

    /// <summary>An error with a name is understood; an answer that can't be read is not, unless it is no JSON at all.</summary>
    private static string? ProblemOf(BrokerError? error, JsonElement exchange) => error switch
    {
        BrokerError.OutcomeUnknown e => exchange.TryGetProperty("body", out _) ? e.ToString() : null,
        BrokerError.Unavailable e => e.ToString(),
        _ => null,
    };

    /// <summary>Counted apart from the reader under test. An error's answer holds none.</summary>
    private static int RowsIn(JsonElement exchange)
    {
        var data = exchange.GetProperty("body").TryGetProperty("data", out var inside) ? inside : default;
        if (data.ValueKind == JsonValueKind.Array)
        {
            return data.GetArrayLength();
        }

        return data.ValueKind != JsonValueKind.Object
            ? 0
            : data.EnumerateObject().Where(p => ListNames.Contains(p.Name) && p.Value.ValueKind == JsonValueKind.Array).Sum(p => p.Value.GetArrayLength());
    }
}

using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>Calls that the broker does not let through: session, address, permission, rate and maintenance are told apart.</summary>
public sealed class AccessCases(CaseBot bot)
{
    private static readonly Dictionary<string, AccessCase> Cases = new AccessCase[]
    {
        new("5. forbidden for the address, as documented", new RawAnswer(403, """{"status":"error","message":"Request forbidden","error_code":40000,"data":{}}"""))
        {
            Says = ["Not cancelled", "40000: Request forbidden", "The session still reads the order book", "It may be the address"],
            Never = ["session over", "today's access token"],
        },
        new("forbidden, and the answer is a page", new RawAnswer(403, "<html><head><title>403 Forbidden</title></head><body>Forbidden</body></html>") { ContentType = "text/html" })
        {
            Says = ["still open"],
            Never = ["session over", "today's access token", "<html>"],
        },
        new("unauthorized, and the session reads", new RawAnswer(401, """{"data":{},"error_code":40100,"message":"Unauthorized","status":"error"}"""))
        {
            Says = ["Not cancelled", "Unauthorized", "The session still reads the order book"],
            Never = ["session over", "today's access token"],
        },
        new("the address in words, with a 400", new RawAnswer(400, """{"status":"error","message":"Orders are not allowed from this IP. Please whitelist your static IP","error_code":40013,"data":{}}"""))
        {
            Says = ["Not cancelled: address not accepted", "Please whitelist your static IP", "registered address"],
            Never = ["session over", "today's access token"],
        },
        new("no permission for the segment", new RawAnswer(403, """{"status":"error","message":"You do not have permission to trade in this segment","error_code":40300,"data":{}}"""))
        {
            Says = ["Not cancelled: not permitted", "You do not have permission to trade in this segment"],
            Never = ["session over", "today's access token", "address"],
        },
        new("too many requests", new RawAnswer(429, """{"status":"error","message":"Too many requests","data":{}}""") { Headers = new Dictionary<string, string> { ["Retry-After"] = "3" } })
        {
            Says = ["Not cancelled: rate limit", "3 s"],
            Never = ["session over", "today's access token"],
        },
        new("maintenance, with HTTP 200", RawAnswer.Ok("""{"status":"error","message":"System is under maintenance. Please try after some time","error_code":50300,"data":{}}"""))
        {
            Says = ["Not cancelled: broker closed", "System is under maintenance"],
            Never = ["session over", "today's access token"],
        },
    }.ToDictionary(c => c.Name);

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cancel_NotLetThrough_SaysWhy(string name)
    {
        var example = Cases[name];
        var trader = await bot.TraderAsync(Entry);
        trader.Broker.Plays(Ask.Cancel, example.Answer);

        var card = await trader.CancelsAsync("ENTRY");

        await trader.ReadsAsync(card, [.. example.Says, "still open"], ["Try again", "Look again"]);
        trader.NeverRead([.. example.Never, "cancelled successfully"]);
        trader.Sent("ENTRY");
    }

    [Fact]
    public async Task Cancel_ReadsAreRefusedToo_SaysThatTheSessionIsOver()
    {
        var trader = await bot.TraderAsync(Entry);
        var over = new RawAnswer(401, """{"data":{},"error_code":40100,"message":"Session expired","status":"error"}""");
        trader.Broker.Plays(Ask.Cancel, over);
        trader.Broker.OnCancel(_ =>
        {
            trader.Broker.Plays(Ask.Pending, over);
            trader.Broker.Plays(Ask.Completed, over);
        });

        var card = await trader.CancelsAsync("ENTRY");

        await trader.ReadsAsync(card, "Not cancelled: session over", "today's access token");
        trader.Sent("ENTRY");
    }

    [Fact]
    public async Task Orders_NoSuchSession_SaysWhatToDo()
    {
        var trader = await bot.TraderAsync();
        trader.Broker.Plays(Ask.Pending, new RawAnswer(403, """{"status":"error","message":"Request forbidden","error_code":40000,"data":{}}"""));
        trader.Broker.Plays(Ask.Completed, new RawAnswer(403, """{"status":"error","message":"Request forbidden","error_code":40000,"data":{}}"""));

        var card = await trader.TypesAsync("/orders");

        await trader.ReadsAsync(card, "Your broker session is over");
        trader.NeverRead("No open brackets");
    }

    [Fact]
    public async Task CancelAll_OneLegIsNotPermitted_GoesOnWithTheOthers()
    {
        var trader = await bot.TraderAsync(Entry, Entry.Of("20240314955", "SBIN-EQ"), Entry.Of("20240314977", "ITC-EQ"));
        trader.Broker.Plays(
            Ask.Cancel, new RawAnswer(403, """{"status":"error","message":"Not permitted for this product","error_code":40300,"data":{}}"""), RawAnswer.Taken);
        trader.Broker.OnCancel(_ =>
        {
            var gone = trader.Broker.Deletes.Skip(1).Select(OrderOf).ToHashSet();
            string[] all = [Entry, Entry.Of("20240314955", "SBIN-EQ"), Entry.Of("20240314977", "ITC-EQ")];
            trader.Broker.Plays(Ask.Pending, RawAnswer.List([.. all.Where(r => !gone.Contains(OrderOf(r)))]));
            trader.Broker.Plays(Ask.Completed, RawAnswer.List([.. all.Where(r => gone.Contains(OrderOf(r))).Select(r => r.As("CANCELLED", 0))]));
        });

        var card = await trader.TypesAsync("/cancelall entries");
        await trader.TapsAsync(card, "Cancel 3 entries");
        await trader.TapsAsync(card, "Cancel all 3 now");

        await trader.ReadsAsync(card, "2 of 3 gone", "refused", "Not permitted for this product");
        trader.Sent("ENTRY", "ENTRY", "ENTRY");
    }

    private static string OrderOf(string json) => System.Text.RegularExpressions.Regex.Match(json, "\"oms_order_id\":\"([0-9]+)\"").Groups[1].Value;

    private sealed record AccessCase(string Name, RawAnswer Answer)
    {
        public required string[] Says { get; init; }

        public string[] Never { get; init; } = [];
    }
}

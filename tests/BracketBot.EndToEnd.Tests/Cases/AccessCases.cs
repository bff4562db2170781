using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>Calls that the broker does not let through: session, address, permission, rate and maintenance are told apart.</summary>
public sealed class AccessCases(CaseBot bot)
{
    private static readonly Dictionary<string, AccessCase> Cases = new AccessCase[]
    {
        new("5. forbidden for the address, as documented", new RawAnswer(403, """{"status":"error","message":"Request forbidden","error_code":40000,"data":{}}"""))
        {
            Says = [Says.NotCancelled, "40000: Request forbidden", AccessSays.SessionStillReads, Says.MayBeTheAddress],
            Never = [AccessSays.SessionOver, AccessSays.TodaysToken],
        },
        new("forbidden, and the answer is a page", new RawAnswer(403, "<html><head><title>403 Forbidden</title></head><body>Forbidden</body></html>") { ContentType = "text/html" })
        {
            Says = [Says.StillOpen],
            Never = [AccessSays.SessionOver, AccessSays.TodaysToken, "<html>"],
        },
        new("unauthorized, and the session reads", new RawAnswer(401, """{"data":{},"error_code":40100,"message":"Unauthorized","status":"error"}"""))
        {
            Says = [Says.NotCancelled, "Unauthorized", AccessSays.SessionStillReads],
            Never = [AccessSays.SessionOver, AccessSays.TodaysToken],
        },
        new("the address in words, with a 400", new RawAnswer(400, """{"status":"error","message":"Orders are not allowed from this IP. Please whitelist your static IP","error_code":40013,"data":{}}"""))
        {
            Says = [Says.NotCancelledAddress, "Please whitelist your static IP", Says.RegisteredAddress],
            Never = [AccessSays.SessionOver, AccessSays.TodaysToken],
        },
        new("no permission for the segment", new RawAnswer(403, """{"status":"error","message":"You do not have permission to trade in this segment","error_code":40300,"data":{}}"""))
        {
            Says = [Says.NotCancelledNotPermitted, "You do not have permission to trade in this segment"],
            Never = [AccessSays.SessionOver, AccessSays.TodaysToken, Words.Address],
        },
        new("too many requests", new RawAnswer(429, """{"status":"error","message":"Too many requests","data":{}}""") { Headers = new Dictionary<string, string> { ["Retry-After"] = "3" } })
        {
            Says = [Says.NotCancelledRateLimit, "3 s"],
            Never = [AccessSays.SessionOver, AccessSays.TodaysToken],
        },
        new("maintenance, with HTTP 200", RawAnswer.Ok("""{"status":"error","message":"System is under maintenance. Please try after some time","error_code":50300,"data":{}}"""))
        {
            Says = [Says.NotCancelledBrokerClosed, "System is under maintenance"],
            Never = [AccessSays.SessionOver, AccessSays.TodaysToken],
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

        await trader.ReadsAsync(card, [.. example.Says, Says.StillOpen], [Buttons.Again, Buttons.Look]);
        trader.NeverRead([.. example.Never, BrokerSays.CancelledSuccessfully]);
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

        await trader.ReadsAsync(card, Says.NotCancelledSessionOver, AccessSays.TodaysToken);
        trader.Sent("ENTRY");
    }

    [Fact]
    public async Task Orders_NoSuchSession_SaysWhatToDo()
    {
        var trader = await bot.TraderAsync();
        trader.Broker.Plays(Ask.Pending, new RawAnswer(403, """{"status":"error","message":"Request forbidden","error_code":40000,"data":{}}"""));
        trader.Broker.Plays(Ask.Completed, new RawAnswer(403, """{"status":"error","message":"Request forbidden","error_code":40000,"data":{}}"""));

        var card = await trader.TypesAsync("/orders");

        await trader.ReadsAsync(card, AccessSays.YourSessionIsOver);
        trader.NeverRead(ListSays.NoneOpen);
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
        await trader.TapsAsync(card, Buttons.CancelEntries(3));
        await trader.TapsAsync(card, Buttons.CancelAllNow(3));

        await trader.ReadsAsync(card, AllSays.Gone(2, 3), Words.Refused, "Not permitted for this product");
        trader.Sent("ENTRY", "ENTRY", "ENTRY");
    }

    private static string OrderOf(string json) => System.Text.RegularExpressions.Regex.Match(json, "\"oms_order_id\":\"([0-9]+)\"").Groups[1].Value;

    private sealed record AccessCase(string Name, RawAnswer Answer)
    {
        public required string[] Says { get; init; }

        public string[] Never { get; init; } = [];
    }
}

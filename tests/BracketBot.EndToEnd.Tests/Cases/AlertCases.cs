using System.Net;
using System.Text;
using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>Alerts as charts and scanners write them, posted to a hook's address.</summary>
public sealed class AlertCases(CaseBot bot)
{
    private static readonly Dictionary<string, AlertCase> Cases = AlertExamples.All.ToDictionary(c => c.Name);

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Alert_AsItsSenderWritesIt_FindsTheBracketsAndKeepsTheKey(string name)
    {
        var example = Cases[name];
        var trader = await bot.TraderAsync(example.Pending);
        var hook = await trader.HookAsync();
        var key = hook.Segments[^1];
        await trader.ForgetsTheAddressAsync();

        Assert.Equal(HttpStatusCode.Accepted, await trader.PostsAsync(hook, example.Body.Replace("KEY", key, StringComparison.Ordinal), example.ContentType));

        var card = await trader.ReadsAsync(example.Headline);
        Assert.StartsWith(example.Headline, card.Text, StringComparison.Ordinal);
        foreach (var text in example.Says)
        {
            Assert.Contains(text, card.Text, StringComparison.Ordinal);
        }

        example.Buttons.Are(card.Buttons.Where(b => b.Style == "danger"));
        Assert.DoesNotContain(trader.SaidSince(card), said => said.Contains(key, StringComparison.Ordinal));
        trader.Sent();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Alert_LongerThanItMayBe_IsTurnedAway(bool chunked)
    {
        var trader = await bot.TraderAsync(Entry);
        var hook = await trader.HookAsync();
        var body = $$"""{"text":"{{new string('x', 17 * 1024)}}","symbol":"IDEA-EQ"}""";

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await trader.PostsAsync(hook, body, chunked: chunked));
        Assert.Equal(HttpStatusCode.Accepted, await trader.PostsAsync(hook, """{"text":"the next one","symbol":"IDEA-EQ"}""", chunked: chunked));

        var card = await trader.ReadsAsync("the next one");
        Assert.Contains(card.Buttons, Buttons.Cancel(LegRole.Entry, "IDEA-EQ").IsAllOf);
        trader.NeverRead("xxxx");
    }

    [Fact]
    public async Task Alert_JustAsLongAsItMayBe_IsTakenInChunks()
    {
        var trader = await bot.TraderAsync(Entry);
        var hook = await trader.HookAsync();
        const string start = """{"symbol":"IDEA-EQ","text":"as long as it may be","note":" """;
        var body = $"{start}{new string('y', (16 * 1024) - start.Length - 2)}\"}}";

        Assert.Equal(HttpStatusCode.Accepted, await trader.PostsAsync(hook, body, chunked: true));

        await trader.ReadsAsync("as long as it may be");
    }

    [Fact]
    public async Task Alert_WithTheHooksKey_LeavesItNowhereInTheDatabase()
    {
        var trader = await bot.TraderAsync(Entry);
        var hook = await trader.HookAsync();
        var key = hook.Segments[^1];
        await trader.ForgetsTheAddressAsync();

        await trader.PostsAsync(hook, $$"""{"alert_name":"Alert for the key","stocks":"IDEA","webhook_url":"https://bot.example.com/alerts/{{key}}","note":"noted {{key}}"}""");
        await trader.ReadsAsync("Alert for the key");

        var stored = await StoredAsync("bracketbot.db") + await StoredAsync("bracketbot.db.log") + await StoredAsync("bracketbot.db.journal");
        Assert.Contains("Alert for the key", stored, StringComparison.Ordinal);
        Assert.DoesNotContain($"bot.example.com/alerts/{key}", stored, StringComparison.Ordinal);
        Assert.DoesNotContain($"noted {key}", stored, StringComparison.Ordinal);
    }

    private async Task<string> StoredAsync(string file)
    {
        await using var stream = new FileStream(Path.Combine(bot.Folder, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(World.Patience);
    }
}

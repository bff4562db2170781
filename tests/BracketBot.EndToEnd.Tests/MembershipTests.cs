using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteMembershipTests() : MembershipTests(new LiteStore());

public sealed class PostgresMembershipTests(PostgresServer server) : MembershipTests(new PostgresStore(server));

/// <summary>Who comes in, who goes, and who may do what.</summary>
public abstract class MembershipTests(Store store)
{
    [Fact]
    public async Task Invitation_FromLinkToFirstCancel_WorksOnce()
    {
        await using var world = await LinkTests.StartAsync(store);
        world.Broker.AddBracket(new BracketSpec { ClientId = "YA0003", OmsOrderId = "20240314777" });
        var picture = await world.SendAsync("/invite Ravi from the desk", World.Dev);
        var link = Link(picture);

        world.Telegram.OpenLink(World.Ravi, link);
        await world.BotMessageAsync(World.Ravi, AccessSays.YouAreIn);
        await world.BotMessageAsync(World.Dev, AccessSays.InvitationUsed);
        await LinkTests.LinkAsync(world, World.Ravi);
        var card = await world.SendAsync("/cancel 20240314777 ENTRY", World.Ravi);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry), World.Ravi);
        await world.UntilAsync(card, Says.NothingHeld);
        var late = new Person(5099, "Late");
        world.Telegram.OpenLink(late, link);
        await world.BotMessageAsync(late, AccessSays.InvitationOver);

        Assert.NotNull(picture.Attachment);
        Assert.Equal(1, world.Deletes);
        Assert.Contains(AccessSays.NoAccess, (await world.SendAsync("/orders", late)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitation_ByTwoAtOnce_LetsOneIn()
    {
        await using var world = await LinkTests.StartAsync(store);
        var link = Link(await world.SendAsync("/invite", World.Dev));
        Person[] people = [new(5101, "One"), new(5102, "Two"), new(5103, "Three")];

        foreach (var person in people)
        {
            world.Telegram.OpenLink(person, link);
        }

        await world.Telegram.WaitForAsync(t => people.All(p => t.Messages(p.Id).Any(m => m.FromBot)), World.Patience);
        Assert.Single(people, p => world.Telegram.Messages(p.Id).Any(m => m.FromBot && m.Text.Contains(AccessSays.YouAreIn, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Invitation_ADayLater_IsOver()
    {
        await using var world = await LinkTests.StartAsync(store);
        var link = Link(await world.SendAsync("/invite", World.Dev));

        await world.UntilDeliveredAsync();
        world.Clock.Jump(TimeSpan.FromHours(25));
        world.Telegram.OpenLink(World.Ravi, link);

        await world.BotMessageAsync(World.Ravi, AccessSays.InvitationOver);
    }

    [Fact]
    public async Task Stranger_WhoAsks_IsLetInByOneAdminAndAsksOnceADay()
    {
        await using var world = await LinkTests.StartAsync(store);
        await world.SendAsync("/help", World.Dev);
        var knock = await world.SendAsync("hello", World.Ravi);
        await world.TapAsync(knock, Buttons.AskForAccess, World.Ravi);
        var ask = await world.BotMessageAsync(World.Dev, AccessSays.SomebodyAsks);
        var again = await world.Telegram.Tap(World.Ravi, knock.ChatId, knock.MessageId, $"m:{World.Ravi.Id}:ask").Answered.WaitAsync(World.Patience);

        await world.TapAsync(ask, Buttons.Approve, World.Dev);
        await world.UntilAsync(ask, AccessSays.LetIn);
        await world.BotMessageAsync(World.Ravi, AccessSays.YouAreIn);

        Assert.Contains(AccessSays.AskedAlready, again.Text, StringComparison.Ordinal);
        Assert.Contains(AccessSays.LinkFirst, (await world.SendAsync("/orders", World.Ravi)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_WhoHasAskedAndWritesAgain_IsToldSoBelow()
    {
        await using var world = await LinkTests.StartAsync(store);
        var knock = await world.SendAsync("hello", World.Ravi);
        await world.TapAsync(knock, Buttons.AskForAccess, World.Ravi);
        await world.UntilAsync(knock, AccessSays.AdminsAsked);

        var again = await world.SendAsync("/start", World.Ravi);

        Assert.Contains(AccessSays.AdminsAsked, again.Text, StringComparison.Ordinal);
        Assert.NotEqual(knock.MessageId, again.MessageId);
        Assert.Contains(AccessSays.AdminsAsked, world.Now(knock).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_WhoForgesAnAdminsButtons_GetsNothing()
    {
        await using var world = await LinkTests.StartAsync(store);
        var knock = await world.SendAsync("hello", World.Ravi);

        foreach (var data in new[] { $"m:{World.Ravi.Id}:approve", $"m:{World.Ravi.Id}:role:Admin", $"m:{World.Asha.Id}:revoke", $"m:{World.Asha.Id}:ask" })
        {
            await world.Telegram.Tap(World.Ravi, knock.ChatId, knock.MessageId, data).Answered.WaitAsync(World.Patience);
            await world.Telegram.Tap(World.Asha, knock.ChatId, knock.MessageId, data).Answered.WaitAsync(World.Patience);
        }

        // A stranger is answered once a minute.
        await world.PassAsync(TimeSpan.FromSeconds(64));
        Assert.Contains(AccessSays.NoAccess, (await world.SendAsync("/help", World.Ravi)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/users", (await world.SendAsync("/help")).Text, StringComparison.Ordinal);
        Assert.Contains(BotSays.NoCommand, (await world.SendAsync("/users")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoke_EndsCardsHooksAndSessionAtOnce()
    {
        await using var world = await WithRaviLinkedAsync();
        var card = await world.SendAsync("/cancel 20240314777 ENTRY", World.Ravi);
        var button = card.Button(Buttons.Cancel(LegRole.Entry)).CallbackData!;
        var hook = await world.HookAsync(World.Ravi);

        var ask = await world.SendAsync($"/revoke {World.Ravi.Id}", World.Dev);
        await world.TapAsync(ask, Buttons.Revoke, World.Dev);
        await world.UntilAsync(card, AccessSays.AccessEnded);
        await world.Telegram.Tap(World.Ravi, card.ChatId, card.MessageId, button).Answered.WaitAsync(World.Patience);

        Assert.Equal(0, world.Deletes);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await world.PostAsync(hook, "IDEA-EQ"));
        Assert.Contains(AccessSays.NoAccess, (await world.SendAsync("/orders", World.Ravi)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ravi", (await world.SendAsync("/users", World.Dev)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoke_WhileATapIsInHand_SendsNothing()
    {
        await using var world = await WithRaviLinkedAsync();
        var card = await world.SendAsync("/cancel 20240314777 ENTRY", World.Ravi);
        var ask = await world.SendAsync($"/revoke {World.Ravi.Id}", World.Dev);
        await world.PassAsync(TimeSpan.FromSeconds(12));

        // The card is old: the tap looks at the order book first, and that takes its time.
        var books = world.Broker.Count(BrokerCall.OrderBook);
        world.Broker.Faults.Once(new BrokerFault.Slow(TimeSpan.FromSeconds(3)), BrokerCall.OrderBook);
        var tap = world.Telegram.TapButton(World.Ravi, world.Now(card), Buttons.Cancel(LegRole.Entry));
        await world.Broker.WaitForAsync(BrokerCall.OrderBook, books + 1, World.Patience);
        await world.TapAsync(ask, Buttons.Revoke, World.Dev);
        await world.UntilAsync(ask, AccessSays.MemberWithoutAccess);
        await tap.Answered.WaitAsync(World.Patience);
        world.Clock.Jump(TimeSpan.FromSeconds(3));
        await world.UntilConfirmedAsync();
        await world.SendAsync("/help", World.Dev);

        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Viewer_MadeWhileATapIsInHand_SendsNothingAndIsTold()
    {
        await using var world = await WithRaviLinkedAsync();
        var card = await world.SendAsync("/cancel 20240314777 ENTRY", World.Ravi);
        await world.PassAsync(TimeSpan.FromSeconds(12));

        // The card is old: the tap looks at the order book first, and that takes its time.
        var books = world.Broker.Count(BrokerCall.OrderBook);
        world.Broker.Faults.Once(new BrokerFault.Slow(TimeSpan.FromSeconds(3)), BrokerCall.OrderBook);
        world.Telegram.TapButton(World.Ravi, world.Now(card), Buttons.Cancel(LegRole.Entry));
        await world.Broker.WaitForAsync(BrokerCall.OrderBook, books + 1, World.Patience);
        await MakeViewerAsync(world);
        world.Clock.Jump(TimeSpan.FromSeconds(3));

        await world.BotMessageAsync(World.Ravi, AccessSays.MayNotCancel);
        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Viewer_SeesOrdersAndCancelsNothing()
    {
        await using var world = await WithRaviLinkedAsync();
        await MakeViewerAsync(world);

        var card = await world.SendAsync("/cancel 20240314777 ENTRY", World.Ravi);
        var toast = await world.TapAsync(card, Buttons.Cancel(LegRole.Entry), World.Ravi);

        Assert.Contains(AccessSays.LooksOnly, toast, StringComparison.Ordinal);
        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Pause_AsksOnceMoreForAnAlertsTap()
    {
        await using var world = await LinkTests.StartAsync(store);
        world.AddDocumentOrder();
        var hook = await world.HookAsync();
        await world.SendAsync("/pause");

        await world.PostAsync(hook, $$"""{"text":"RSI","order":"{{World.Document}}"}""");
        var alert = await world.BotMessageAsync(AlertSays.AsksOnceMore);
        await world.TapAsync(alert, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(alert, Says.Asks(LegRole.Entry));
        Assert.Equal(0, world.Deletes);
        await world.TapAsync(alert, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(alert, Says.NothingHeld);

        Assert.Equal(1, world.Deletes);
    }

    /// <summary>Ravi is in, with an account linked and a bracket open.</summary>
    private async Task<World> WithRaviLinkedAsync()
    {
        var world = await LinkTests.StartAsync(store);
        world.Broker.AddBracket(new BracketSpec { ClientId = "YA0003", OmsOrderId = "20240314777" });
        await LetInAsync(world);
        await LinkTests.LinkAsync(world, World.Ravi);
        return world;
    }

    /// <summary>Ravi may only look from now on.</summary>
    private static async Task MakeViewerAsync(World world)
    {
        var list = await world.SendAsync("/users", World.Dev);
        var shown = list.Text.Split('\n').First(l => l.Contains("Ravi", StringComparison.Ordinal))[..1];
        await world.TapAsync(list, Buttons.Numbered(shown), World.Dev);
        await world.UntilAsync(list, AccessSays.RoleIs("trader"));
        await world.TapAsync(list, Buttons.MakeViewer, World.Dev);
        await world.UntilAsync(list, AccessSays.NowRole("viewer"));
    }

    /// <summary>Ravi comes in by an invitation.</summary>
    private static async Task LetInAsync(World world)
    {
        world.Telegram.OpenLink(World.Ravi, Link(await world.SendAsync("/invite", World.Dev)));
        await world.BotMessageAsync(World.Ravi, AccessSays.YouAreIn);
    }

    private static Uri Link(ChatMessage picture) => new(picture.Text.Split((char[]?)null).First(w => w.StartsWith("https://t.me/", StringComparison.Ordinal)));
}

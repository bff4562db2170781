using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;

namespace BracketBot.EndToEnd;

/// <summary>The same errands at brokers of different manners: what the chat says is the same, and true.</summary>
public sealed class ProfileTests
{
    private static readonly BracketSpec Filled = new() { FilledParts = [10] };

    public static TheoryData<BrokerProfile> All => [.. Enum.GetValues<BrokerProfile>()];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cancel_Entry_IsGone(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile);

        var card = await world.AskAsync();
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilSoonAsync(card, Says.BracketClosed);

        Assert.Empty(card.Buttons);
        Assert.Equal(1, world.Deletes);
        Assert.DoesNotContain(world.Broker.Order(World.Document)!.Legs, l => l.IsOpen);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cancel_FilledBetweenCardAndTap_IsToldAsFilled(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile);

        var card = await world.AskAsync();
        card = await world.UntilListeningAsync(card, Buttons.Cancel(LegRole.Entry));
        world.Broker.FillLeg(World.Document, "ENTRY");
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilSoonAsync(card, Words.Filled);

        Assert.DoesNotContain(BrokerSays.OrderCancelled, card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.NotKnown, card.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, world.Broker.Order(World.Document)!.Legs.Count(l => l.IsOpen));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cancel_Stop_SaysWhatStandsForThePosition(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile, Filled);

        var card = await world.SendAsync("/cancel 20240314929 SECOND");
        await world.TapAsync(card, Buttons.Cancel(LegRole.StopLoss));
        card = await world.UntilSoonAsync(card, Says.NoStopFor(Says.Long("IDEA-EQ", 10)));

        Assert.Equal(1, world.Deletes);
        Assert.True(world.Broker.Order(World.Document)!.Legs.Single(l => l.Leg == "THIRD").IsOpen);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cancel_TakenElsewhere_IsNotSentOrIsToldAsGone(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile);

        var card = await world.AskAsync();
        card = await world.UntilListeningAsync(card, Buttons.Cancel(LegRole.Entry));
        world.Broker.CancelLeg(World.Document, "ENTRY");
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilSoonAsync(card, Words.Cancelled);

        Assert.DoesNotContain(Says.StillOpen, card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Filled, card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Orders_NothingOpen_SaysSo(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile);
        world.Broker.CancelLeg(World.Document, "ENTRY");

        var card = await world.SendAsync("/orders");

        Assert.Contains(ListSays.NoneOpen, card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task CancelAll_Entries_EndsWithAllGone(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile, Filled);
        world.Broker.AddBrackets(2, new BracketSpec());

        var card = await world.SendAsync("/cancelall entries");
        await world.TapAsync(card, Buttons.CancelEntries(2));
        card = await world.UntilAsync(card, AllSays.AsksAgainForEntries(2));
        await world.TapAsync(card, Buttons.CancelAllNow(2));
        card = await world.UntilAsync(card, AllSays.AllGone(2));

        Assert.Equal(2, world.Deletes);
        Assert.Equal(2, world.Broker.Order(World.Document)!.Legs.Count(l => l.IsOpen));
    }

    private static Task<World> StartAsync(BrokerProfile profile, BracketSpec? like = null) => World.StartAsync(new LiteStore(), w =>
    {
        w.Broker.Profile = profile;
        w.AddDocumentOrder(like);
    });
}

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
        await world.TapAsync(card, "Cancel entry");
        card = await world.UntilSoonAsync(card, "bracket is closed");

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
        card = await world.UntilListeningAsync(card, "Cancel entry");
        world.Broker.FillLeg(World.Document, "ENTRY");
        await world.TapAsync(card, "Cancel entry");
        card = await world.UntilSoonAsync(card, "filled");

        Assert.DoesNotContain("Order Cancelled", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not known", card.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, world.Broker.Order(World.Document)!.Legs.Count(l => l.IsOpen));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cancel_Stop_SaysWhatStandsForThePosition(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile, Filled);

        var card = await world.SendAsync("/cancel 20240314929 SECOND");
        await world.TapAsync(card, "Cancel stop");
        card = await world.UntilSoonAsync(card, "No stop stands for IDEA-EQ 10 long");

        Assert.Equal(1, world.Deletes);
        Assert.True(world.Broker.Order(World.Document)!.Legs.Single(l => l.Leg == "THIRD").IsOpen);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cancel_TakenElsewhere_IsNotSentOrIsToldAsGone(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile);

        var card = await world.AskAsync();
        card = await world.UntilListeningAsync(card, "Cancel entry");
        world.Broker.CancelLeg(World.Document, "ENTRY");
        await world.TapAsync(card, "Cancel entry");
        card = await world.UntilSoonAsync(card, "cancelled");

        Assert.DoesNotContain("still open", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("filled", card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Orders_NothingOpen_SaysSo(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile);
        world.Broker.CancelLeg(World.Document, "ENTRY");

        var card = await world.SendAsync("/orders");

        Assert.Contains("No open brackets", card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task CancelAll_Entries_EndsWithAllGone(BrokerProfile profile)
    {
        await using var world = await StartAsync(profile, Filled);
        world.Broker.AddBrackets(2, new BracketSpec());

        var card = await world.SendAsync("/cancelall entries");
        await world.TapAsync(card, "Cancel 2 entries");
        card = await world.UntilAsync(card, "Really cancel 2 entries?");
        await world.TapAsync(card, "Cancel all 2 now");
        card = await world.UntilAsync(card, "Done: 2 of 2 gone");

        Assert.Equal(2, world.Deletes);
        Assert.Equal(2, world.Broker.Order(World.Document)!.Legs.Count(l => l.IsOpen));
    }

    private static Task<World> StartAsync(BrokerProfile profile, BracketSpec? like = null) => World.StartAsync(new LiteStore(), w =>
    {
        w.Broker.Profile = profile;
        w.AddDocumentOrder(like);
    });
}

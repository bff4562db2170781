using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Dialogs;

public sealed class LiteDialogTests() : DialogContract(new LitePlace());

public sealed class PostgresDialogTests(PostgresServer server) : DialogContract(new PostgresPlace(server));

public abstract class DialogContract(Place place) : StorageContract(place)
{
    private static readonly DialogId Id = new("d1");

    [Fact]
    public async Task Save_First_ComesBackWhole()
    {
        var row = Given.Dialog(expires: 60, at: 0.001);

        await GivenAsync(new SaveDialog(row));
        await ReopenAsync();

        Assert.Equal(row, await Database.Dialogs.FindAsync(Id, Never));
    }

    [Fact]
    public async Task Save_Next_ReplacesEveryField()
    {
        await GivenAsync(new SaveDialog(Given.Dialog(expires: 60)));
        var next = new DialogRow(
            Id, new TelegramUserId(8), new ChatAddress(8), 2, new StoredState(4, "Closed", """{"why":"\u20b9 & 'so'"}"""), null, Given.At(9), Given.Me, new ClientId("YA0007"));

        await GivenAsync(new SaveDialog(next));

        Assert.Equal(next, await Database.Dialogs.FindAsync(Id, Never));
    }

    [Fact]
    public async Task OpenOf_AreTheUsersCardsThatAreNotOver()
    {
        var closed = new StoredState(1, nameof(DialogState.Closed), "{}");
        var family = Given.Dialog(id: "d3") with { Client = new ClientId("YA0007") };
        await GivenAsync(
            new SaveDialog(family), new SaveDialog(Given.Dialog(id: "d2") with { State = closed }), new SaveDialog(Given.Dialog()),
            new SaveDialog(Given.Dialog(id: "d4") with { UserId = new TelegramUserId(8) }));
        await ReopenAsync();

        Assert.Equal([Given.Dialog(), family], await Database.Dialogs.OpenOfAsync(Given.User, Never));

        await GivenAsync(new SaveDialog(family with { Version = 2, State = closed }));
        Assert.Equal([Given.Dialog()], await Database.Dialogs.OpenOfAsync(Given.User, Never));
    }

    [Fact]
    public async Task TimedOf_AreTheUsersCardsThatTimeWillMove()
    {
        var red = Given.Dialog(id: "d3") with { ExpiresAt = Given.Now.AddMinutes(1) };
        await GivenAsync(
            new SaveDialog(Given.Dialog(id: "d2") with { ExpiresAt = null }), new SaveDialog(red), new SaveDialog(red with { Id = new DialogId("d1") }),
            new SaveDialog(red with { Id = new DialogId("d4"), UserId = new TelegramUserId(8) }));
        await ReopenAsync();

        Assert.Equal([red with { Id = new DialogId("d1") }, red], await Database.Dialogs.TimedOfAsync(Given.User, Never));

        await GivenAsync(new SaveDialog(red with { Version = 2, ExpiresAt = null }));
        Assert.Equal([new DialogId("d1")], (await Database.Dialogs.TimedOfAsync(Given.User, Never)).Select(d => d.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Save_NotTheNextVersion_IsConflictAndChangesNothing(int version)
    {
        await GivenAsync(new SaveDialog(Given.Dialog()));
        await GivenAsync(new SaveDialog(Given.Dialog(version: 2)));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveDialog(Given.Dialog(version: version, at: 99))));

        Assert.Equal(Given.Dialog(version: 2), await Database.Dialogs.FindAsync(Id, Never));
    }

    [Fact]
    public async Task Save_LaterVersionOfNone_IsConflict()
    {
        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveDialog(Given.Dialog(version: 2))));

        Assert.Null(await Database.Dialogs.FindAsync(Id, Never));
    }

    [Fact]
    public async Task Save_ManyWritersAtOnce_OneWinsEachVersion()
    {
        for (var version = 1; version < 6; version++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
                () => CommitAsync(new SaveDialog(Given.Dialog(version: version, at: i))), Never)));

            Assert.Single(results, CommitResult.Committed);
            Assert.Equal(49, results.Count(r => r == CommitResult.Conflict));
            Assert.Equal(
                Given.Dialog(version: version, at: Array.IndexOf(results, CommitResult.Committed)), await Database.Dialogs.FindAsync(Id, Never));
        }
    }

    [Fact]
    public async Task Expired_OldestFirstUpToTheLimit()
    {
        await GivenAsync(
            new SaveDialog(Given.Dialog(id: "later", expires: 61)), new SaveDialog(Given.Dialog(id: "now", expires: 60)),
            new SaveDialog(Given.Dialog(id: "first", expires: 1)), new SaveDialog(Given.Dialog(id: "never")), new SaveDialog(Given.Dialog(id: "second", expires: 2)));

        Assert.Equal(["first", "second", "now"], await ExpiredAsync(at: 60, limit: 10));
        Assert.Equal(["first", "second"], await ExpiredAsync(at: 60, limit: 2));
    }

    [Fact]
    public async Task Expired_ButtonGone_IsNotAmongThem()
    {
        await GivenAsync(new SaveDialog(Given.Dialog(expires: 1)));

        await GivenAsync(new SaveDialog(Given.Dialog(version: 2)));

        Assert.Empty(await ExpiredAsync(at: 60, limit: 10));
    }

    [Fact]
    public async Task Save_NamesAnotherHolder_IsHeldByWhoeverSavesIt()
    {
        await GivenAsync(new SaveDialog(Given.Dialog(holder: Given.Other)));

        Assert.Equal(Given.Me, (await Database.Dialogs.FindAsync(Id, Never))?.Holder);
    }

    [Fact]
    public async Task Save_WithinATypeByAnotherProcess_StaysWithItsHolder()
    {
        await GivenAsync(new SaveDialog(Given.Dialog()));
        await ReopenAsync(me: Given.Other);

        await GivenAsync(new SaveDialog(Given.Dialog(version: 2)));

        Assert.Equal(Given.Dialog(version: 2, holder: Given.Me), await Database.Dialogs.FindAsync(Id, Never));
    }

    [Fact]
    public async Task Save_IntoAnotherTypeByAnotherProcess_IsHeldByThatOne()
    {
        await GivenAsync(new SaveDialog(Given.Dialog()));
        await ReopenAsync(me: Given.Other);

        await GivenAsync(new SaveDialog(Given.List(Id.Value, version: 2)));
        await GivenAsync(new SaveDialog(Given.List(Id.Value, version: 3)));

        Assert.Equal(Given.List(Id.Value, version: 3, holder: Given.Other), await Database.Dialogs.FindAsync(Id, Never));
    }

    [Fact]
    public async Task Require_HeldByAnotherProcess_IsConflictAndNothingIsWritten()
    {
        await GivenAsync(new SaveDialog(Given.List(Id.Value)));
        await GivenAsync(new RequireDialog(Id, 1), Given.Put("mine"));
        await ReopenAsync(me: Given.Other);

        Assert.Equal(CommitResult.Conflict, await CommitAsync(new RequireDialog(Id, 1), Given.Put()));
        await GivenAsync(new SaveDialog(Given.List(Id.Value, version: 2)));
        Assert.Equal(CommitResult.Conflict, await CommitAsync(new RequireDialog(Id, 2), Given.Put()));

        Assert.Null(await Database.Outbox.FindAsync(new CardId("c1"), Never));
    }

    [Fact]
    public async Task Require_VersionAlone_DoesNotAskWhoHoldsIt()
    {
        await GivenAsync(new SaveDialog(Given.List(Id.Value)));
        await ReopenAsync(me: Given.Other);

        await GivenAsync(new RequireDialog(Id, 1, Held: false), Given.Put());
        Assert.Equal(CommitResult.Conflict, await CommitAsync(new RequireDialog(Id, 2, Held: false), Given.Put("other")));

        Assert.Null(await Database.Outbox.FindAsync(new CardId("other"), Never));
    }

    [Fact]
    public async Task Prune_NotTouchedSince_AreForgotten()
    {
        await GivenAsync(new SaveDialog(Given.Dialog(id: "old", at: 0)), new SaveDialog(Given.Dialog(id: "new", at: 60)), new SaveDialog(Given.Dialog(id: "touched", at: 0)));
        await GivenAsync(new SaveDialog(Given.Dialog(id: "touched", version: 2, at: 60)));

        Assert.Equal(1, await Database.Dialogs.PruneAsync(Given.At(60), Never));

        Assert.Null(await Database.Dialogs.FindAsync(new DialogId("old"), Never));
        Assert.NotNull(await Database.Dialogs.FindAsync(new DialogId("new"), Never));
        Assert.NotNull(await Database.Dialogs.FindAsync(new DialogId("touched"), Never));
    }

    private async Task<List<string>> ExpiredAsync(double at, int limit) =>
        [.. (await Database.Dialogs.ExpiredAsync(Given.At(at), limit, Never)).Select(d => d.Id.Value)];
}

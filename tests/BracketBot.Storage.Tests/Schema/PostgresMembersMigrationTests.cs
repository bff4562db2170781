using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Migrations;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Schema;

/// <summary>A database of the time when a user had one account, which the configuration gave (version 6).</summary>
public sealed class PostgresMembersMigrationTests(PostgresServer server) : StorageContract(new PostgresPlace(server))
{
    private const int WithAccounts = 6;

    private PostgresPlace Server => (PostgresPlace)Place;

    [Fact]
    public async Task Open_WithAccounts_ForgetsThemWithTheirTokens()
    {
        Assert.Empty(await Database.Members.AllAsync(Never));
        Assert.Equal(0L, await Server.ScalarAsync("SELECT COUNT(*) FROM pg_tables WHERE tablename IN ('accounts', 'sessions')"));
    }

    [Fact]
    public async Task Open_WithCardsAndHooks_KeepsThemForNoAccountInParticular()
    {
        Assert.Equal(Given.Dialog(holder: new("run-0")), await Database.Dialogs.FindAsync(new DialogId("d1"), Never));
        Assert.Equal([Given.Dialog(holder: new("run-0"))], await Database.Dialogs.OpenOfAsync(Given.User, Never));
        Assert.Equal(
            new AlertHook(new HookId("h1"), Given.User, "Breakouts", "hash", Given.Now), Assert.Single(await Database.Hooks.OfUserAsync(Given.User, Never)));

        await GivenAsync(new SaveDialog(Given.Dialog(version: 2) with { Client = new ClientId("YA0002") }));
        Assert.Equal(new ClientId("YA0002"), (await Database.Dialogs.FindAsync(new DialogId("d1"), Never))?.Client);
    }

    [Fact]
    public async Task Open_WithAHook_IsOfUseOnceItsOwnerIsAMember()
    {
        Assert.Null(await Database.Hooks.FindByKeyAsync("hash", Never));

        await GiveAccessAsync(Given.User);

        Assert.NotNull(await Database.Hooks.FindByKeyAsync("hash", Never));
    }

    protected override async Task PrepareAsync()
    {
        await Server.ExecuteAsync(
            "CREATE TABLE schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        foreach (var old in Migration.All().Where(m => m.Number <= WithAccounts))
        {
            await Server.ExecuteAsync(old.Sql);
            await Server.ExecuteAsync($"INSERT INTO schema_migrations VALUES ({old.Number}, '{old.Name}', '{old.Checksum}', 0)");
        }

        var row = Given.Dialog();
        await Server.ExecuteAsync(
            $"""
            INSERT INTO accounts (user_id, client_id, has_access, updated_at) VALUES ({Given.User}, 'YA0002', 1, 0);
            INSERT INTO sessions (user_id, client_id, sealed, updated_at) VALUES ({Given.User}, 'YA0002', 'v1.token', 0);
            INSERT INTO dialogs (id, user_id, chat_id, thread_id, version, layout, type, data, updated_at, holder)
            VALUES ('d1', {Given.User}, {row.Chat.ChatId}, {row.Chat.ThreadId}, 1, {row.State.Version}, '{row.State.Type}', '{row.State.Data}',
                {row.UpdatedAt.ToUnixTimeMilliseconds()}, 'run-0');
            INSERT INTO alert_hooks (id, user_id, name, key_hash, created_at) VALUES ('h1', {Given.User}, 'Breakouts', 'hash', {Given.Now.ToUnixTimeMilliseconds()});
            """);
    }
}

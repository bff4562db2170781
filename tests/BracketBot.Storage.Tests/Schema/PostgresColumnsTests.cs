using BracketBot.Storage.Accounts;
using BracketBot.Storage.Alerts;
using BracketBot.Storage.Audits;
using BracketBot.Storage.Cancels;
using BracketBot.Storage.Chat;
using BracketBot.Storage.Dialogs;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Schema;

/// <summary>A table's columns are those of its list, so a migration that adds one can't forget the store, nor the other way round.</summary>
public sealed class PostgresColumnsTests(PostgresServer server) : StorageContract(new PostgresPlace(server))
{
    public static TheoryData<string, string> Lists => new()
    {
        { TicketColumns.Table.Name, TicketColumns.Table.AllNames },
        { DialogStore.Table.Name, DialogStore.Table.AllNames },
        { OutboxStore.Table.Name, OutboxStore.Table.AllNames },
        { InboxStore.Table.Name, InboxStore.Table.AllNames },
        { AlertStore.Table.Name, AlertStore.Table.AllNames },
        { HookStore.Table.Name, HookStore.Table.AllNames },
        { MemberStore.Table.Name, MemberStore.Table.AllNames },
        { PassStore.Table.Name, PassStore.Table.AllNames },
        { AuditColumns.Entries.Name, AuditColumns.Entries.AllNames },
        { AuditColumns.Heads.Name, AuditColumns.Heads.AllNames },
        { AuditColumns.Chains.Name, AuditColumns.Chains.AllNames },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_OfATable_NamesEachOfItsColumnsOnce(string table, string names)
    {
        var stored = await ((PostgresPlace)Place).ScalarAsync(
            $"""
            SELECT string_agg(column_name, ', ' ORDER BY column_name COLLATE "C") FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = '{table}'
            """);

        Assert.Equal(stored, string.Join(", ", names.Split(", ").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Statement_WithParameters_TakesThemFromTheColumnsOfTheirNames()
    {
        var table = new Table<(string Id, int Count)>(
            "things", unchanging: [new("id", r => r.Id)], changing: [new("count", r => r.Count), new("seen_at", null) { IsRead = false }]);

        var update = table.Statement($"UPDATE {table.Name} SET {table.Set()}, seen_at = @now WHERE id = @id");

        Assert.Equal("UPDATE things SET count = @count, seen_at = @now WHERE id = @id", update.Sql);
        Assert.Equal([("id", (object?)"a"), ("count", 2)], update.Values(("a", 2)));
        Assert.Equal("INSERT INTO things (id, count) VALUES (@id, @count)", table.Insert);
        Assert.Equal("id, count", table.Names);
    }
}

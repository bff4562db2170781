using System.Data.Common;

namespace BracketBot.EndToEnd.Harness;

/// <summary>What the stores that speak SQL have in common: the tables.</summary>
public abstract class SqlStore : Store
{
    public override Task<IReadOnlyList<StoredTicket>> TicketsAsync() => QueryAsync(
        "SELECT id, oms_order_id, state, outcome FROM tickets",
        r => new StoredTicket(r.GetString(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3)));

    public override Task<IReadOnlyList<StoredAlert>> AlertsAsync() => QueryAsync(
        "SELECT body, shown_on FROM alerts",
        r => new StoredAlert(r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1)));

    public override Task<IReadOnlyList<StoredCard>> CardsAsync() => QueryAsync(
        "SELECT card_id, message_id, revision, delivered FROM outbox",
        r => new StoredCard(r.GetString(0), r.IsDBNull(1) ? null : r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)));

    private protected abstract Task<DbConnection> ConnectAsync();

    private protected async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = await ConnectAsync();
        await using var query = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is the tests' own.
        query.CommandText = sql;
#pragma warning restore CA2100
        await using var rows = await query.ExecuteReaderAsync(World.Patience);
        var all = new List<T>();
        while (await rows.ReadAsync(World.Patience))
        {
            all.Add(read(rows));
        }

        return all;
    }
}

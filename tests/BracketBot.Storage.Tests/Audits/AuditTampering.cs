using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Tests.Places;
using LiteDB;

namespace BracketBot.Storage.Tests.Audits;

/// <summary>What somebody does to the audit who can write the database and has no key. The database is closed, or it is PostgreSQL.</summary>
public abstract class AuditTampering
{
    /// <summary>All that a row of the audit holds.</summary>
    public static TheoryData<string> Fields => ["id", "at", "event", "user", "client", "ticket", "order", "leg", "detail", "hash", "chain"];

    /// <summary>Changes one character of a text, or the lowest bit of a number.</summary>
    public abstract Task FlipAsync(string entry, string field);

    public abstract Task EmptyAsync(string entry, string field);

    public abstract Task DeleteAsync(string entry);

    /// <summary>Exchanges the places of two entries, with all that else they hold.</summary>
    public abstract Task SwapAsync(string one, string other);

    /// <summary>Makes it the last one, as well as that can be done without a key.</summary>
    public abstract Task EndAfterAsync(string entry);

    public abstract Task DeleteHeadsAsync();

    public abstract Task DeleteFirstChainAsync();

    public abstract Task SetUnlinkedAsync(long count);

    /// <summary>Adds an entry that no chain links, as they were written before there were chains.</summary>
    public abstract Task AddUnlinkedAsync(string entry);

    public abstract Task DeleteUnlinkedAsync(string entry);

    protected static string Flipped(string text, int place = 0) => text.Length == 0 ? "x" : text.Remove(place, 1).Insert(place, text[place] == '0' ? "1" : "0");
}

public sealed class LiteTampering(LitePlace place) : AuditTampering
{
    public override Task FlipAsync(string entry, string field) => ChangeAsync(entry, field, value => value.IsString ? Flipped(value.AsString) : value.AsInt64 ^ 1);

    public override Task EmptyAsync(string entry, string field) => ChangeAsync(entry, field, _ => BsonValue.Null);

    public override Task DeleteAsync(string entry) => Edit(file => [new LiteChange.Delete(Collections.Audit, Row(file, entry)["_id"])]);

    public override Task SwapAsync(string one, string other) => Edit(file =>
    {
        var (a, b) = (Row(file, one), Row(file, other));
        return [new LiteChange.Put(Collections.Audit, Moved(a, b["_id"])), new LiteChange.Put(Collections.Audit, Moved(b, a["_id"]))];
    });

    public override Task EndAfterAsync(string entry) => Edit(file =>
    {
        var last = Row(file, entry);
        var head = Moved(file.All(Collections.AuditHeads).Single(), file.All(Collections.AuditHeads).Single()["_id"]);
        (head["number"], head["hash"]) = (last["_id"], last["hash"]);
        return
        [
            new LiteChange.Put(Collections.AuditHeads, head),
            .. file.All(Collections.Audit, last["_id"].AsInt64 + 1, BsonValue.MaxValue).Select(d => new LiteChange.Delete(Collections.Audit, d["_id"])),
        ];
    });

    public override Task DeleteHeadsAsync() => Edit(file => [.. file.All(Collections.AuditHeads).Select(d => new LiteChange.Delete(Collections.AuditHeads, d["_id"]))]);

    public override Task DeleteFirstChainAsync() => Edit(file =>
    {
        var chain = file.All(Collections.AuditChains)[0];
        return
        [
            new LiteChange.Delete(Collections.AuditChains, chain["_id"]),
            new LiteChange.Delete(Collections.AuditHeads, chain["chain"]),
            .. file.All(Collections.Audit).Where(d => d["chain"] == chain["chain"]).Select(d => new LiteChange.Delete(Collections.Audit, d["_id"])),
        ];
    });

    public override Task SetUnlinkedAsync(long count) => Edit(file => [.. file.All(Collections.AuditHeads).Select(d =>
    {
        var head = Moved(d, d["_id"]);
        head["unlinked"] = count;
        return new LiteChange.Put(Collections.AuditHeads, head);
    })]);

    public override Task AddUnlinkedAsync(string entry) => Edit(_ => [new LiteChange.Put(Collections.OldAudit, new BsonDocument
    {
        ["_id"] = $"t1/{entry}",
        ["entry"] = entry,
        ["at"] = Given.Now.ToUnixTimeMilliseconds(),
        ["event"] = "confirmed",
        ["user"] = Given.User.Value,
        ["client"] = "YA0002",
        ["ticket"] = "t1",
        ["order"] = "20240314929",
        ["leg"] = "ENTRY 1100000012461398",
        ["detail"] = """{"card":"…"}""",
    })]);

    public override Task DeleteUnlinkedAsync(string entry) => Edit(_ => [new LiteChange.Delete(Collections.OldAudit, $"t1/{entry}")]);

    private Task ChangeAsync(string entry, string field, Func<BsonValue, BsonValue> change) => Edit(file =>
    {
        var row = Row(file, entry);
        var changed = Moved(row, row["_id"]);
        var name = field == "id" ? "entry" : field;
        changed[name] = change(changed[name]);
        return [new LiteChange.Put(Collections.Audit, changed)];
    });

    private static BsonDocument Row(LiteFile file, string entry) => file.All(Collections.Audit).Single(d => d["entry"] == entry);

    private static BsonDocument Moved(BsonDocument document, BsonValue id)
    {
        var moved = new BsonDocument();
        foreach (var (field, value) in document)
        {
            moved[field] = value;
        }

        moved["_id"] = id;
        return moved;
    }

    private Task Edit(Func<LiteFile, IReadOnlyList<LiteChange>> changes)
    {
        place.Edit(file => file.Write(changes(file)));
        return Task.CompletedTask;
    }
}

public sealed class PostgresTampering(PostgresPlace place) : AuditTampering
{
    public override Task FlipAsync(string entry, string field) => place.ExecuteAsync(field switch
    {
        "at" or "user" => $"UPDATE audit SET {Column(field)} = {Column(field)} # 1 WHERE id = '{entry}'",
        _ => $"UPDATE audit SET {Column(field)} = (CASE WHEN {Column(field)} LIKE '0%' THEN '1' ELSE '0' END) || substr({Column(field)}, 2) WHERE id = '{entry}'",
    });

    public override Task EmptyAsync(string entry, string field) => place.ExecuteAsync($"UPDATE audit SET {Column(field)} = NULL WHERE id = '{entry}'");

    public override Task DeleteAsync(string entry) => place.ExecuteAsync($"DELETE FROM audit WHERE id = '{entry}'");

    public override Task SwapAsync(string one, string other) => place.ExecuteAsync(
        $"""
        CREATE TEMPORARY TABLE places AS SELECT id, number FROM audit WHERE id IN ('{one}', '{other}');
        UPDATE audit SET number = -number WHERE id IN ('{one}', '{other}');
        UPDATE audit SET number = (SELECT p.number FROM places p WHERE p.id <> audit.id) WHERE id IN ('{one}', '{other}');
        DROP TABLE places
        """);

    public override Task EndAfterAsync(string entry) => place.ExecuteAsync(
        $"""
        DELETE FROM audit WHERE number > (SELECT a.number FROM audit a WHERE a.id = '{entry}');
        UPDATE audit_heads SET number = a.number, hash = a.hash FROM audit a WHERE a.id = '{entry}'
        """);

    public override Task DeleteHeadsAsync() => place.ExecuteAsync("DELETE FROM audit_heads");

    public override Task DeleteFirstChainAsync() => place.ExecuteAsync(
        """
        CREATE TEMPORARY TABLE gone AS SELECT id FROM audit_chains ORDER BY begun_at, id LIMIT 1;
        DELETE FROM audit WHERE chain IN (SELECT id FROM gone);
        DELETE FROM audit_heads WHERE chain IN (SELECT id FROM gone);
        DELETE FROM audit_chains WHERE id IN (SELECT id FROM gone);
        DROP TABLE gone
        """);

    public override Task SetUnlinkedAsync(long count) => place.ExecuteAsync($"UPDATE audit_heads SET unlinked = {count}");

    public override Task AddUnlinkedAsync(string entry) => place.ExecuteAsync(
        $$"""
        INSERT INTO audit (id, at, event, user_id, client_id, ticket_id, oms_order_id, leg, detail)
        VALUES ('{{entry}}', {{Given.Now.ToUnixTimeMilliseconds()}}, 'confirmed', {{Given.User}}, 'YA0002', 't1', '20240314929', 'ENTRY 1100000012461398', '{"card":"…"}');
        """);

    public override Task DeleteUnlinkedAsync(string entry) => DeleteAsync(entry);

    private static string Column(string field) => field switch
    {
        "user" => "user_id",
        "client" => "client_id",
        "ticket" => "ticket_id",
        "order" => "oms_order_id",
        _ => field,
    };
}

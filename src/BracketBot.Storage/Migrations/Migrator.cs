using BracketBot.Core.Commits;
using BracketBot.Storage.Postgres;

namespace BracketBot.Storage.Migrations;

/// <summary>Brings the schema up to date, in one transaction, one process at a time.</summary>
internal static class Migrator
{
    // Any number not used elsewhere on the server: "bracket" on a phone keypad.
    private const long AdvisoryLock = 2722538;

    /// <summary>Null once the schema is this program's; otherwise why it can't be.</summary>
    public static async Task<StorageError?> RunAsync(
        PostgresGate gate, IReadOnlyList<Migration> migrations, DateTimeOffset now, CancellationToken cancellation)
    {
        StorageError? error = null;
        await gate.WriteAsync(async sql =>
        {
            error = await RunAsync(sql, migrations, now);
            return error is null ? CommitResult.Committed : CommitResult.Conflict;
        }, cancellation);
        return error;
    }

    /// <summary>Null if the schema is this program's; otherwise why it is not. Changes nothing.</summary>
    public static async Task<StorageError?> LooksAsync(PostgresGate gate, IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        var applied = await gate.ReadAsync(sql => sql.QueryAsync("SELECT number, name FROM schema_migrations ORDER BY number", r => (Number: r.Int("number"), Name: r.Text("name"))), cancellation);
        var newer = applied.Find(a => migrations.All(m => m.Number != a.Number));
        var missing = migrations.FirstOrDefault(m => applied.TrueForAll(a => a.Number != m.Number));
        return newer.Name is not null ? Newer(newer.Name)
            : missing is null ? null
            : new StorageError(StorageError.Reason.Unusable, $"The database is an older program's: {missing.Name} is still to be applied. Start the bot once.");
    }

    private static StorageError Newer(string name) =>
        new(StorageError.Reason.Newer, $"The database was made by a newer program ({name}). Run that one, or put a backup back.");

    private static async Task<StorageError?> RunAsync(SqlSession sql, IReadOnlyList<Migration> migrations, DateTimeOffset now)
    {
        await sql.ExecuteAsync("SELECT pg_advisory_xact_lock(@lock)", ("lock", AdvisoryLock));
        await sql.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        var applied = await sql.QueryAsync("SELECT number, name, checksum FROM schema_migrations ORDER BY number", r => (Number: r.Int("number"), Name: r.Text("name"), Checksum: r.Text("checksum")));
        foreach (var (number, name, checksum) in applied)
        {
            var known = migrations.FirstOrDefault(m => m.Number == number);
            if (known is null)
            {
                return Newer(name);
            }

            if (known.Checksum != checksum)
            {
                return new StorageError(StorageError.Reason.Unusable, $"The migration {name} was changed after it was applied. Run the program that applied it.");
            }
        }

        foreach (var migration in migrations.Where(m => applied.TrueForAll(a => a.Number != m.Number)))
        {
            await sql.ExecuteAsync(migration.Sql);
            await sql.ExecuteAsync(
                "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (@number, @name, @checksum, @at)",
                ("number", migration.Number), ("name", migration.Name), ("checksum", migration.Checksum), ("at", now.ToSql()));
        }

        return null;
    }
}

using System.Data.Common;
using System.Net.Sockets;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;
using BracketBot.Core.Processes;
using BracketBot.Storage.Accounts;
using BracketBot.Storage.Alerts;
using BracketBot.Storage.Audits;
using BracketBot.Storage.Cancels;
using BracketBot.Storage.Chat;
using BracketBot.Storage.Dialogs;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Lite.Stores;
using BracketBot.Storage.Migrations;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Processes;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BracketBot.Storage;

/// <summary>An open database with all its stores. Thread-safe. Disposing it writes what is queued and releases the file.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>
    /// Connections to a PostgreSQL server, unless the connection string sets a number. Npgsql's default of 100 is all that a server grants by default to all
    /// processes together, and a burst that opens them all at once waits for the logins.
    /// </summary>
    private const int Connections = 32;

    /// <summary>In closing order.</summary>
    private readonly IReadOnlyList<IAsyncDisposable> _open;

    private readonly Func<CancellationToken, Task<int>> _reSealAudit;
    private readonly ISecretBox _box;

    private Database(LiteGate gate, ISecretBox box, OwnerId me, TimeProvider time)
    {
        LiteGate = gate;
        var outbox = new LiteOutbox(gate, me);
        var dialogs = new LiteDialogs(gate, me);
        var tickets = new LiteTickets(gate, me);
        (Outbox, Dialogs, Tickets) = (outbox, dialogs, tickets);
        var audit = new LiteAudit(gate.File, box);
        (Inbox, Audit, Hooks, Alerts) = (new LiteInbox(gate), audit, new LiteHooks(gate), new LiteAlerts(gate));
        (Members, Passes) = (new LiteMembers(gate), new LitePasses(gate));
        _reSealAudit = cancellation => audit.ReSealAsync(gate, cancellation);
        _box = box;
        Ownership = new LiteOwnership(gate, me);
        Commits = new LiteCommits(gate, dialogs, tickets, outbox, audit);
        Upkeep = new StorageUpkeep([gate.Checkpoints, gate.Shedding, gate.Counting]);
        _open = [new AuditCount(gate, audit, time), new Upkeep(gate, time), gate];
    }

    private Database(PostgresGate gate, ISecretBox box, OwnerId me)
    {
        Upkeep = new StorageUpkeep([]);
        var inbox = new InboxStore(gate);
        var outbox = new OutboxStore(gate, me);
        var dialogs = new DialogStore(gate, me);
        var tickets = new TicketStore(gate, me);
        var audit = new AuditStore(gate, box, me);
        _open = [gate, audit];
        var hooks = new HookStore(gate);
        var alerts = new AlertStore(gate);
        (Hooks, Alerts) = (hooks, alerts);
        (Inbox, Outbox, Dialogs, Tickets, Audit) = (inbox, outbox, dialogs, tickets, audit);
        var (members, passes) = (new MemberStore(gate), new PassStore(gate));
        (Members, Passes) = (members, passes);
        _reSealAudit = audit.ReSealAsync;
        _box = box;
        Ownership = new Ownership(gate, me);
        Commits = new Commits(gate, [inbox, outbox, dialogs, tickets, audit, hooks, alerts, members, passes]);
    }

    public ICommitStore Commits { get; }

    public IInboxStore Inbox { get; }

    public IOutboxStore Outbox { get; }

    public IDialogStore Dialogs { get; }

    public ITicketStore Tickets { get; }

    public IHookStore Hooks { get; }

    public IAlertStore Alerts { get; }

    public IAuditStore Audit { get; }

    public IMemberStore Members { get; }

    public IPassStore Passes { get; }

    public IOwnership Ownership { get; }

    /// <summary>The state of the work that no commit waits for.</summary>
    public StorageUpkeep Upkeep { get; }

    /// <summary>The gate to an embedded file, for tests that look behind the stores; null for PostgreSQL.</summary>
    internal LiteGate? LiteGate { get; }

    /// <summary>Opens the database, takes ownership of an embedded file, and brings the schema up to date.</summary>
    /// <param name="box">Seals the audit's chain keys.</param>
    /// <param name="me">This run of the process. Unfinished work carries this id.</param>
    /// <param name="log">Told once when work that no commit waits for starts to fail, and once when it recovers.</param>
    public static async Task<Result<Database, StorageError>> OpenAsync(
        StorageOptions options, ISecretBox box, OwnerId me, TimeProvider time, CancellationToken cancellation, ILogger? log = null)
    {
        if (options.Provider == StorageProvider.LiteDb)
        {
            return await Task.Run(() => OpenLite(options, box, me, time, log), cancellation);
        }

        if (!OpenPostgres(options).Try(out var gate, out var error))
        {
            return error;
        }

        var database = new Database(gate, box, me);
        var usable = false;
        try
        {
            error = await MigrateAsync(gate, time, cancellation);
            usable = error is null;
            return error is null ? database : error;
        }
        finally
        {
            if (!usable)
            {
                await database.DisposeAsync();
            }
        }
    }

    /// <summary>Why <see cref="StorageOptions.ConnectionString"/> is invalid for its provider; null if it is valid. Opens nothing.</summary>
    public static async Task<StorageError?> RefusesAsync(StorageOptions options)
    {
        if (options.Provider == StorageProvider.LiteDb)
        {
            return LitePath.Of(options.ConnectionString).Error;
        }

        if (OpenPostgres(options).Try(out var gate, out var error))
        {
            await gate.DisposeAsync();
        }

        return error;
    }

    /// <summary>
    /// Reseals with the current master key what an older one sealed: the audit's chain keys, and sessions. Skips logins in progress, which end within
    /// minutes. Returns how many secrets were resealed.
    /// </summary>
    public async Task<int> ReSealAsync(CancellationToken cancellation)
    {
        var sessions = 0;
        await Members.RewriteAsync(
            stored =>
            {
                var changes = SealedAnew.Changes(stored, _box);
                sessions = changes.Count;
                return changes;
            },
            cancellation);
        return await ReSealAuditAsync(cancellation) + sessions;
    }

    /// <summary>Does the same for the audit's chain keys only, because startup rewrites the members anyway.</summary>
    public Task<int> ReSealAuditAsync(CancellationToken cancellation) => _reSealAudit(cancellation);

    /// <summary>Copies an embedded database, in use or not, to a file that must not exist yet. The copy opens like any other database.</summary>
    public static async Task<Result<DatabaseBackup, StorageError>> BackupAsync(StorageOptions options, string target, TimeProvider time, CancellationToken cancellation)
    {
        if (options.Provider != StorageProvider.LiteDb)
        {
            return new StorageError(StorageError.Reason.BadSetting, "The database is PostgreSQL's. Copy it with pg_dump.");
        }

        if (!LitePath.Of(options.ConnectionString).Try(out var path, out var error) || !(await LiteBackup.MakeAsync(path, target, time, cancellation)).Try(out var made, out error))
        {
            return error;
        }

        return new DatabaseBackup(made.Documents, made.Bytes);
    }

    /// <summary>
    /// Reads the audit from outside the bot and changes nothing. An embedded database, in use or not, is read from a temporary copy; PostgreSQL over one more
    /// connection.
    /// </summary>
    /// <param name="read">Receives the audit store, which is valid only during the call.</param>
    public static async Task<Result<T, StorageError>> ReadAuditAsync<T>(
        StorageOptions options, ISecretBox box, TimeProvider time, Func<IAuditStore, Task<T>> read, CancellationToken cancellation)
    {
        if (options.Provider == StorageProvider.LiteDb)
        {
            return LitePath.Of(options.ConnectionString).Try(out var path, out var bad)
                ? await LiteCopy.ReadAsync(path, time, file => read(new LiteAudit(file, box)), cancellation)
                : bad;
        }

        if (!OpenPostgres(options).Try(out var gate, out var error))
        {
            return error;
        }

        await using (gate)
        {
            await using var audit = new AuditStore(gate, box, new OwnerId("reader"));
            try
            {
                return await Migrator.LooksAsync(gate, Migration.All(), cancellation) is { } old ? old : await read(audit);
            }
            catch (Exception e) when (e is DbException or SocketException or TimeoutException)
            {
                return Unreachable(e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open)
        {
            await open.DisposeAsync();
        }
    }

    private static Result<Database, StorageError> OpenLite(StorageOptions options, ISecretBox box, OwnerId me, TimeProvider time, ILogger? log)
    {
        if (!LitePath.Of(options.ConnectionString).Try(out var path, out var error) || !LiteFile.Open(path).Try(out var file, out error))
        {
            return error;
        }

        var isUsable = false;
        try
        {
            error = LiteSchema.Bring(file);
            if (error is not null)
            {
                return error;
            }

            var database = new Database(new LiteGate(file, LiveLoader.Load(file), log), box, me, time);
            isUsable = true;
            return database;
        }
        catch (IOException e)
        {
            return new StorageError(StorageError.Reason.Unusable, $"The database can't be used: {e.Message}");
        }
        finally
        {
            if (!isUsable)
            {
                file.Dispose();
            }
        }
    }

    private static Result<PostgresGate, StorageError> OpenPostgres(StorageOptions options)
    {
        try
        {
            // A later word for the same key counts, so what the string says goes before ours.
            var builder = new NpgsqlSlimDataSourceBuilder($"Maximum Pool Size={Connections};{options.ConnectionString}");
            var pool = builder.ConnectionStringBuilder;
            pool.MaxPoolSize = Math.Max(pool.MaxPoolSize, pool.MinPoolSize);
            builder.EnableTransportSecurity();
            return new PostgresGate(builder.Build());
        }
        catch (ArgumentException)
        {
            // The exception's message may quote the connection string, which holds a password.
            return new StorageError(
                StorageError.Reason.BadSetting, "Storage:ConnectionString is not one for PostgreSQL. It takes 'Host=…;Database=…;Username=…;Password=…'.");
        }
    }

    private static async Task<StorageError?> MigrateAsync(PostgresGate gate, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await Migrator.RunAsync(gate, Migration.All(), time.GetUtcNow(), cancellation);
        }
        catch (Exception e) when (e is DbException or SocketException or TimeoutException)
        {
            return Unreachable(e);
        }
    }

    private static StorageError Unreachable(Exception e) => new(
        StorageError.Reason.Unusable, e is PostgresException refused ? $"The database server refused: {refused.MessageText}" : $"The database can't be used: {e.Message}");
}

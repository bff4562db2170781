using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Commits;
using BracketBot.Members;
using BracketBot.Secrets;
using BracketBot.Storage;
using BracketBot.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Tests.Members;

/// <summary>Members in a real store, in a time of their own.</summary>
internal sealed class MemberWorld : ICommits, IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 13, 4, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Midnight = new(2026, 3, 13, 18, 30, 0, TimeSpan.Zero);
    public static readonly TimeZoneInfo India = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
    private readonly TempFolder _folder;

    private MemberWorld(TempFolder folder, Database database)
    {
        _folder = folder;
        Database = database;
        Changes = new MemberChanges(database.Members, this);
        Sessions = new SessionKeeper(Changes, Asha.Box, India, Background, Time);
    }

    public Database Database { get; }

    public FakeTimeProvider Time { get; } = new(Start);

    public BackgroundTasks Background { get; } = new(NullLogger<BackgroundTasks>.Instance);

    public MemberChanges Changes { get; }

    public SessionKeeper Sessions { get; }

    /// <summary>Every commit that was asked for, with what became of it.</summary>
    public List<(IReadOnlyList<Write> Writes, CommitResult Result)> Commits { get; } = [];

    /// <summary>Runs before the next commit, once.</summary>
    public Func<Task>? BeforeCommit { get; set; }

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public static async Task<MemberWorld> OpenAsync()
    {
        var folder = new TempFolder();
        var options = new StorageOptions { Provider = StorageProvider.LiteDb, ConnectionString = $"Filename={folder.File("bracketbot.db")}" };
        var opened = await Database.OpenAsync(options, new AesSecretBox(new byte[32]), new OwnerId("test"), TimeProvider.System, Never);
        Assert.True(opened.Try(out var database, out var error), error?.Message);
        return new MemberWorld(folder, database);
    }

    public async Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
    {
        if (BeforeCommit is { } first)
        {
            BeforeCommit = null;
            await first();
        }

        var result = (await Database.Commits.CommitAsync(writes, cancellation)).Result;
        lock (Commits)
        {
            Commits.Add((writes, result));
        }

        return result;
    }

    public async Task GivenAsync(params Write[] writes) => Assert.Equal(CommitResult.Committed, (await Database.Commits.CommitAsync(writes, Never)).Result);

    public async Task<Member> MemberAsync(TelegramUserId? id = null) =>
        await Database.Members.FindAsync(id ?? Asha.Id, Never) ?? throw new InvalidOperationException("Nobody is stored.");

    /// <summary>Waits for what nobody waits for.</summary>
    public async Task DrainAsync() => Assert.True(await Background.DrainAsync(Never));

    public async ValueTask DisposeAsync()
    {
        await DrainAsync();
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}

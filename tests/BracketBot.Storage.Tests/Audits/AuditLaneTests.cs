using BracketBot.Core.Commits;
using BracketBot.Storage.Audits;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;
using Npgsql;

namespace BracketBot.Storage.Tests.Audits;

/// <summary>Whether a commit came through may be unknown; the chain goes on from what is so.</summary>
public sealed class AuditLaneTests(PostgresServer server) : StorageContract(new PostgresPlace(server))
{
    [Theory]
    [InlineData(true, true, 3)]
    [InlineData(true, false, 2)]
    [InlineData(false, true, 2)]
    [InlineData(false, false, 1)]
    public async Task Add_AfterCommitsWhoseEndIsNotKnown_GoesOnWithoutAGap(bool firstCameThrough, bool secondCameThrough, int links)
    {
        await using var gate = new PostgresGate(NpgsqlDataSource.Create(Options.ConnectionString));
        var freed = 0;
        var lane = new AuditLane(new TestBox(), Given.Me, _ => freed++);

        await AddAsync(gate, lane, "e1", firstCameThrough);
        lane.End(null);
        await AddAsync(gate, lane, "e2", secondCameThrough);
        lane.End(null);
        await AddAsync(gate, lane, "e3", cameThrough: true);
        lane.End(true);

        Assert.Equal(3, freed);
        Assert.Equal((links, 1, null), await Database.Audit.VerifyAsync(Never) is var verdict ? (verdict.Entries, verdict.Chains, verdict.Break) : default);
    }

    private static Task<CommitResult> AddAsync(PostgresGate gate, AuditLane lane, string entry, bool cameThrough) => gate.WriteAsync(
        async sql =>
        {
            await lane.AddAsync(sql, Given.Audit(entry));
            return cameThrough ? CommitResult.Committed : CommitResult.Conflict;
        },
        Never);
}

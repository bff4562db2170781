using System.Globalization;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Storage.Lite.Stores;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Audits;

public sealed class LiteAuditChainTests : AuditChainContract
{
    public LiteAuditChainTests()
        : this(new LitePlace())
    {
    }

    private LiteAuditChainTests(LitePlace place)
        : base(place, new LiteTampering(place))
    {
    }
}

public sealed class PostgresAuditChainTests : AuditChainContract
{
    public PostgresAuditChainTests(PostgresServer server)
        : this(new PostgresPlace(server))
    {
    }

    private PostgresAuditChainTests(PostgresPlace place)
        : base(place, new PostgresTampering(place))
    {
    }
}

public abstract class AuditChainContract(Place place, AuditTampering tampering) : StorageContract(place)
{
    private const int Entries = 8;

    public static TheoryData<string> Fields => AuditTampering.Fields;

    [Fact]
    public async Task Verify_NothingWritten_IsInOrder() =>
        Assert.Equal((0, 0, 0L), await VerifyAsync() is { Break: null } v ? (v.Entries, v.Chains, v.Unlinked) : throw new InvalidOperationException());

    [Fact]
    public async Task Verify_Untouched_CountsAll()
    {
        await WriteAsync();
        await ReopenAsync();
        await GivenAsync(new AddAudit(Entry(Entries + 1)), new AddAudit(Entry(Entries + 2, ticket: null)));

        var verdict = await VerifyAsync();

        Assert.Null(verdict.Break);
        Assert.Equal((Entries + 2, 0), (verdict.Entries, verdict.Unlinked));
        Assert.Equal(verdict.Chains, verdict.Heads.Count);
        Assert.Equal(Entries + 2, verdict.Heads.Sum(h => h.Number));
    }

    [Fact]
    public async Task Verify_CommitsThatFailed_LeaveNoGap()
    {
        await WriteAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Database.Commits.CommitAsync(
            i % 2 == 0 ? [new AddAudit(Entry(100 + i))] : [new AddAudit(Entry(100 + i)), new Core.Commits.WhileWanted(() => false)], Never)));

        var verdict = await VerifyAsync();

        Assert.Null(verdict.Break);
        Assert.Equal(Entries + 20, verdict.Entries);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Verify_AByteOfAnyFieldChanged_NamesTheEntry(string field)
    {
        await WriteAsync();
        await CloseAsync();
        await tampering.FlipAsync(Id(4), field);
        await ReopenAsync();

        var found = await BreakAsync();

        Assert.Equal(4, field == "chain" && found.Fault == AuditFault.Missing ? found.Number : NumberOf(found));
        Assert.Contains(found.Fault, field == "chain" ? [AuditFault.OutOfPlace, AuditFault.Missing] : new[] { AuditFault.Changed });
    }

    [Theory]
    [InlineData("ticket")]
    [InlineData("order")]
    [InlineData("leg")]
    public async Task Verify_FieldEmptied_NamesTheEntry(string field)
    {
        await WriteAsync();
        await CloseAsync();
        await tampering.EmptyAsync(Id(1), field);
        await ReopenAsync();

        Assert.Equal((AuditFault.Changed, Id(1)), await BreakAsync() is var found ? (found.Fault, found.EntryId) : default);
    }

    [Fact]
    public async Task Verify_EntryDeleted_NamesTheOneBeforeIt()
    {
        await WriteAsync();
        await CloseAsync();
        await tampering.DeleteAsync(Id(4));
        await ReopenAsync();

        var found = await BreakAsync();

        Assert.Equal((AuditFault.Missing, 4L, Id(3), Entry(3).At.UtcDateTime), (found.Fault, found.Number, found.EntryId, found.At!.Value.UtcDateTime));
    }

    [Fact]
    public async Task Verify_FirstEntryDeleted_IsFound()
    {
        await WriteAsync();
        await CloseAsync();
        await tampering.DeleteAsync(Id(1));
        await ReopenAsync();

        Assert.Equal((AuditFault.Missing, 1L), await BreakAsync() is var found ? (found.Fault, found.Number) : default);
    }

    [Fact]
    public async Task Verify_LastEntryDeleted_IsFound()
    {
        await WriteAsync();
        await CloseAsync();
        await tampering.DeleteAsync(Id(Entries));
        await ReopenAsync();

        Assert.Equal((AuditFault.EndMissing, Id(Entries - 1), (long?)Entries), await BreakAsync() is var found ? (found.Fault, found.EntryId, found.Expected) : default);
    }

    [Fact]
    public async Task Verify_LastEntriesDeletedAndTheHeadPutBack_IsFound()
    {
        await WriteAsync();
        await CloseAsync();
        await tampering.EndAfterAsync(Id(5));
        await ReopenAsync();
        Assert.Equal((AuditFault.HeadChanged, Id(5)), await BreakAsync() is var found ? (found.Fault, found.EntryId) : default);

        // Going on writing makes it no better.
        await GivenAsync(new AddAudit(Entry(50)));

        Assert.Equal(AuditFault.HeadChanged, (await BreakAsync()).Fault);
    }

    [Fact]
    public async Task Verify_HeadDeleted_IsFoundAlsoAfterMoreWasWritten()
    {
        await WriteAsync();
        await CloseAsync();
        await tampering.DeleteHeadsAsync();
        await ReopenAsync();
        Assert.Equal(AuditFault.HeadChanged, (await BreakAsync()).Fault);

        await GivenAsync(new AddAudit(Entry(50)));

        Assert.Equal(AuditFault.HeadChanged, (await BreakAsync()).Fault);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(2, 6)]
    [InlineData(1, Entries)]
    public async Task Verify_TwoEntriesExchanged_NamesTheFirstAndItsPlace(int one, int other)
    {
        await WriteAsync();
        await CloseAsync();
        await tampering.SwapAsync(Id(one), Id(other));
        await ReopenAsync();

        var found = await BreakAsync();

        Assert.Equal((AuditFault.OutOfPlace, (long)one, Id(other), (long?)other), (found.Fault, found.Number, found.EntryId, found.Belongs));
    }

    [Fact]
    public async Task Verify_ChainDeletedAsAWhole_IsFoundByTheOneAfterIt()
    {
        await WriteAsync();
        await ReopenAsync(new TestBox("another"));
        await GivenAsync(new AddAudit(Entry(50)));
        await CloseAsync();
        await tampering.DeleteFirstChainAsync();
        await ReopenAsync(new TestBox("another"));

        Assert.Equal(AuditFault.ChainMissing, (await BreakAsync()).Fault);
    }

    [Fact]
    public async Task Write_MasterKeyIsAnother_GoesOnInAChainOfItsOwn()
    {
        await WriteAsync();
        await ReopenAsync(new TestBox("another"));
        await GivenAsync(new AddAudit(Entry(50)));

        Assert.Equal(AuditFault.KeyMissing, (await BreakAsync()).Fault);
        await ReopenAsync();
        Assert.Equal(AuditFault.KeyMissing, (await BreakAsync()).Fault);
    }

    [Fact]
    public async Task ReSeal_AfterANewMasterKey_ChangesNoLinkAndTheOldKeyMayGo()
    {
        await WriteAsync();
        await ReopenAsync(new TwoKeys());
        Assert.Equal(1, await Database.ReSealAsync(Never));
        Assert.Equal(0, await Database.ReSealAsync(Never));
        await GivenAsync(new AddAudit(Entry(50)));

        await ReopenAsync(new TestBox("another"));

        Assert.Equal((Entries + 1, null), await VerifyAsync() is var verdict ? (verdict.Entries, verdict.Break) : default);
    }

    [Fact]
    public async Task Verify_EntriesOfBefore_AreCountedAndMissed()
    {
        await MakeOldAsync("old1", "old2", "old3");
        await GivenAsync(new AddAudit(Entry(1)));
        await CountAsync();
        Assert.Equal((1, 3, null), await VerifyAsync() is var verdict ? (verdict.Entries, verdict.Unlinked, verdict.Break) : default);
        Assert.Equal(["old1", "old2", "old3"], (await Database.Audit.OfTicketAsync("t1", Never)).Select(e => e.Id).Where(e => e.StartsWith("old", StringComparison.Ordinal)));

        await CloseAsync();
        await tampering.DeleteUnlinkedAsync("old2");
        await ReopenAsync();

        Assert.Equal((AuditFault.UnlinkedChanged, 2L, (long?)3), await BreakAsync() is var found ? (found.Fault, found.Number, found.Expected) : default);

        await CloseAsync();
        await tampering.SetUnlinkedAsync(2);
        await ReopenAsync();

        Assert.Equal(AuditFault.HeadChanged, (await BreakAsync()).Fault);
    }

    [Fact]
    public async Task Verify_ManyEntries_AreReadInParts()
    {
        await GivenAsync([.. Enumerable.Range(1, 1_234).Select(n => new AddAudit(Entry(n)))]);

        Assert.Equal((1_234, null), await VerifyAsync() is var verdict ? (verdict.Entries, verdict.Break) : default);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"e{number:d4}");

    private static AuditEntry Entry(int number, string? ticket = "t1") => Given.Audit(Id(number), ticket) with { At = Given.At(number) };

    private static int NumberOf(AuditBreak found) => (int)found.Number;

    /// <summary>Several commits, of one entry and of more.</summary>
    private async Task WriteAsync()
    {
        await GivenAsync(new AddAudit(Entry(1)));
        await GivenAsync([.. Enumerable.Range(2, Entries - 2).Select(n => new AddAudit(Entry(n)))]);
        await GivenAsync(new AddAudit(Entry(Entries)));
    }

    private async Task MakeOldAsync(params string[] entries)
    {
        await CloseAsync();
        foreach (var entry in entries)
        {
            await tampering.AddUnlinkedAsync(entry);
        }

        if (Place is PostgresPlace server)
        {
            await server.ExecuteAsync("UPDATE audit_unlinked SET entries = (SELECT COUNT(*) FROM audit)");
        }

        await ReopenAsync();
    }

    /// <summary>The embedded store counts behind the bot's back.</summary>
    private async Task CountAsync()
    {
        if (Database.LiteGate is { } gate)
        {
            Assert.True(await AuditCount.CountAsync(gate, (LiteAudit)Database.Audit, TimeProvider.System, TimeSpan.Zero, Never));
        }
    }

    private Task<AuditVerdict> VerifyAsync() => Database.Audit.VerifyAsync(Never);

    private async Task<AuditBreak> BreakAsync() => (await VerifyAsync()).Break ?? throw new InvalidOperationException("Nothing is broken.");

    /// <summary>Opens what both keys sealed, and seals with the new one.</summary>
    private sealed class TwoKeys : ISecretBox
    {
        private readonly TestBox _new = new("another");
        private readonly TestBox _old = new();
        private readonly HashSet<string> _sealed = [];

        public string Seal(string secret, string context)
        {
            var text = _new.Seal(secret, context);
            _sealed.Add(text);
            return text;
        }

        public string? Open(string sealedText, string context) => _new.Open(sealedText, context) ?? _old.Open(sealedText, context);

        public bool IsOld(string sealedText) => !_sealed.Contains(sealedText);
    }
}

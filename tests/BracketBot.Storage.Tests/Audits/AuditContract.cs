using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Audits;

public sealed class LiteAuditTests() : AuditContract(new LitePlace());

public sealed class PostgresAuditTests(PostgresServer server) : AuditContract(new PostgresPlace(server))
{
    [Theory]
    [InlineData("DELETE FROM schema_migrations WHERE number = 7", "older program's: 0007_audit_chain.sql is still to be applied. Start the bot once.")]
    [InlineData("INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (9999, '9999_later.sql', 'x', 0)", "newer program (9999_later.sql)")]
    [InlineData("DROP TABLE schema_migrations", "The database server refused: ")]
    public async Task ReadBeside_SchemaIsAnother_SaysWhatToDo(string change, string said)
    {
        await ((PostgresPlace)Place).ExecuteAsync(change);

        var read = await Storage.Database.ReadAuditAsync(Options, new TestBox(), TimeProvider.System, audit => audit.VerifyAsync(Never), Never);

        Assert.False(read.Try(out _, out var error));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}

public abstract class AuditContract(Place place) : StorageContract(place)
{
    [Fact]
    public async Task Add_Several_ComeBackWholeOldestFirst()
    {
        var plain = new AuditEntry("a3", Given.At(3), "settled", 0, "", "t1", null, null, "");
        AuditEntry[] entries = [Given.Audit("a1"), Given.Audit("a2", text: "\u20b9 answered"), plain];

        await GivenAsync([.. entries.Reverse().Select(e => new AddAudit(e)), new AddAudit(Given.Audit("a4", "t2")), new AddAudit(Given.Audit("a5", ticket: null))]);
        await ReopenAsync();

        Assert.Equal(entries, await Database.Audit.OfTicketAsync("t1", Never));
    }

    [Fact]
    public async Task Add_SameIdAboutATicketAgain_ThrowsAndLeavesTheFirst()
    {
        await GivenAsync(new AddTicket(Given.Ticket()), new AddAudit(Given.Audit()));

        Assert.IsType(Place.TakenId, await Record.ExceptionAsync(() => CommitAsync(new AddAudit(Given.Audit(text: "rewritten")))));

        Assert.Equal([Given.Audit()], await Database.Audit.OfTicketAsync("t1", Never));
    }

    [Fact]
    public async Task ReadBeside_WhileItIsOpenAndAfter_SeesWhatIsCommitted()
    {
        await GivenAsync(new AddAudit(Given.Audit("a1")), new AddAudit(Given.Audit("a2")));
        await AssertAsync();
        await CloseAsync();
        await AssertAsync();

        async Task AssertAsync()
        {
            var read = await Storage.Database.ReadAuditAsync(Options, new TestBox(), TimeProvider.System, audit => audit.VerifyAsync(Never), Never);
            Assert.True(read.Try(out var verdict, out var error), error?.Message);
            Assert.Equal((2, null), (verdict.Entries, verdict.Break));
        }
    }
}

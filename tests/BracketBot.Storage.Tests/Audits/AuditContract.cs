using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Audits;

public sealed class LiteAuditTests() : AuditContract(new LitePlace());

public sealed class PostgresAuditTests(PostgresServer server) : AuditContract(new PostgresPlace(server));

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
}

using System.Security.Cryptography;
using System.Text;
using BracketBot.Core.Audits;

namespace BracketBot.Core.Tests.Audits;

public sealed class AuditSealTests
{
    private static readonly AuditSeal Seal = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly string Previous = new('a', 64);

    private static readonly AuditEntry Entry = new(
        "0195a1b2-0000-7000-8000-000000000001", DateTimeOffset.FromUnixTimeMilliseconds(1_773_373_530_250), "confirmed", 7_000_000_001, "YA0002", "t1", "20240314929",
        "ENTRY 1100000012461398", """{"card":"₹105.05"}""");

    [Fact]
    public void OfLink_KnownEntry_IsTheHashThatIsStored()
    {
        // Written out by hand, so that the form that is stored can't change without anybody's noticing.
        var bytes = new List<byte>();
        void Number(long value) => bytes.AddRange(BitConverter.GetBytes(value).Reverse());
        void Text(string? text)
        {
            var utf8 = text is null ? [] : Encoding.UTF8.GetBytes(text);
            bytes.AddRange(BitConverter.GetBytes(text is null ? -1 : utf8.Length).Reverse());
            bytes.AddRange(utf8);
        }

        Text("bracketbot audit 1 link");
        Text("c1");
        Number(7);
        Text(Previous);
        Text("0195a1b2-0000-7000-8000-000000000001");
        Number(1_773_373_530_250);
        Text("confirmed");
        Number(7_000_000_001);
        Text("YA0002");
        Text(null);
        Text("20240314929");
        Text("ENTRY 1100000012461398");
        Text("""{"card":"₹105.05"}""");
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData([.. Enumerable.Range(0, 32).Select(i => (byte)i)], [.. bytes]));

        Assert.Equal(expected, Seal.OfLink("c1", 7, Previous, Entry with { TicketId = null }));
    }

    [Fact]
    public void Hashes_OfKnownContents_NeverChange()
    {
        var start = new AuditStart("c1", DateTimeOffset.FromUnixTimeMilliseconds(1_773_373_530_250), 5, [new AuditMark("c0", 5, Previous)]);

        Assert.Equal("761dfb4835f0028a3e65e9a3907372a39295e588dc0a47110f95b75f0287559d", Seal.OfLink("c1", 7, Previous, Entry));
        Assert.Equal("f7bff125fc8eb6b064f5652d257c619eb6bcfc8ae9707c5eca38aa9cf7f00b5f", Seal.OfStart(start));
        Assert.Equal("01f557469c5c13a6a4a05c28024b663c77d5fd5a61bf7ea5a0dfedcbb112db80", Seal.OfHead(new AuditHead("c1", 7, Previous, 12)));
    }

    public static TheoryData<AuditEntry> Others =>
    [
        Entry with { Id = "other" }, Entry with { At = Entry.At.AddMilliseconds(1) }, Entry with { Event = "settled" }, Entry with { UserId = Entry.UserId + 1 },
        Entry with { ClientId = "YA0003" }, Entry with { TicketId = null }, Entry with { TicketId = "" }, Entry with { OmsOrderId = "20240314928" },
        Entry with { Leg = null }, Entry with { Detail = Entry.Detail + " " },

        // The same letters in a row, cut at another place.
        Entry with { Event = "confirmedY", ClientId = "A0002" },
        Entry with { TicketId = "t12", OmsOrderId = "0240314929" },
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public void OfLink_AnotherContent_IsAnotherHash(AuditEntry other) => Assert.NotEqual(Seal.OfLink("c1", 7, Previous, Entry), Seal.OfLink("c1", 7, Previous, other));

    [Fact]
    public void OfLink_AnotherPlaceOrKey_IsAnotherHash()
    {
        string[] hashes =
        [
            Seal.OfLink("c1", 7, Previous, Entry), Seal.OfLink("c1", 8, Previous, Entry), Seal.OfLink("c2", 7, Previous, Entry),
            Seal.OfLink("c1", 7, new string('b', 64), Entry), new AuditSeal(new byte[32]).OfLink("c1", 7, Previous, Entry),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.All(hashes, h => Assert.Matches("^[0-9a-f]{64}$", h));
    }

    [Fact]
    public void OfLink_SameInstantInAnotherZone_IsTheSameHash() =>
        Assert.Equal(Seal.OfLink("c1", 7, Previous, Entry), Seal.OfLink("c1", 7, Previous, Entry with { At = Entry.At.ToOffset(TimeSpan.FromHours(5.5)) }));

    [Fact]
    public void OfHead_UncountedOrCounted_DiffersFromEveryOther()
    {
        long?[] counts = [null, 0, 1];

        Assert.Equal(counts.Length, counts.Select(c => Seal.OfHead(new AuditHead("c1", 7, Previous, c))).Distinct().Count());
    }

    [Fact]
    public void Marks_AsText_ComeBack()
    {
        AuditMark[] marks = [new("c1", 7, Previous), new("a chain of words", 0, "")];

        Assert.Equal(marks, AuditMark.Read(AuditMark.Text(marks)));
        Assert.Empty(AuditMark.Read(""));
        Assert.Equal([new AuditMark("nonsense", 0, "")], AuditMark.Read("nonsense"));
    }
}

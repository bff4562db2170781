using System.Text.Json;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;
using BracketBot.Core.Passes;
using BracketBot.Core.Stored;
using BracketBot.Core.Tests.Dialogs;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Json;

/// <summary>Core's records as JSON: what other rooms store.</summary>
public class CoreJsonTests
{
    [Theory]
    [InlineData("YA0002")]
    [InlineData("")]
    [InlineData("a\"b\\c<&>é\u2028")]
    public void TextIds_AnyText_AreThatTextAndComeBack(string text)
    {
        AssertText(new ClientId(text), text);
        AssertText(new OmsOrderId(text), text);
        AssertText(new ExchangeOrderId(text), text);
        AssertText(new OrderStatus(text), text);
        AssertText(new TicketId(text), text);
        AssertText(new DialogId(text), text);
        AssertText(new CardId(text), text);
        AssertText(new TapId(text), text);
        AssertText(new OwnerId(text), text);
        AssertText(new PassId(text), text);
    }

    [Fact]
    public void LegIndicator_AnyCase_IsStoredInCapitals() => AssertText(new LegIndicator(" Entry "), "ENTRY");

    [Theory]
    [InlineData(0)]
    [InlineData(-1001234567890)]
    [InlineData(long.MaxValue)]
    public void NumberIds_AnyNumber_AreThatNumberAndComeBack(long number)
    {
        AssertNumber(new TelegramUserId(number), number);
        AssertNumber(new MessageId(number), number);
        AssertNumber(new UpdateId(number), number);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    public void TextId_OfNoText_IsAJsonError(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<OmsOrderId>(json));

    [Theory]
    [InlineData("null")]
    [InlineData("\"7\"")]
    [InlineData("7.5")]
    [InlineData("99999999999999999999")]
    public void NumberId_OfNoWholeNumber_IsAJsonError(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<UpdateId>(json));

    [Fact]
    public void Updates_OfBothKinds_ComeBack()
    {
        IncomingUpdate[] updates =
        [
            new IncomingMessage(new(7), new(4711), SampleTime.Now, true, new ChatAddress(-100, 3), false, new(12), "/cancel 20240314929\nENTRY"),
            new IncomingTap(new(8), new(4711), SampleTime.Plus(0.123), false, new("tap"), "d:0123456789abcdef:3:c", new ChatAddress(4711), new(13)),
            new IncomingTap(new(9), new(4711), SampleTime.Now, false, new("tap"), "", null, null),
        ];

        Assert.All(updates, u => Assert.Equal(u, JsonSerializer.Deserialize(JsonSerializer.Serialize(u, CoreJson.Default.IncomingUpdate), CoreJson.Default.IncomingUpdate)));
    }

    [Fact]
    public void Update_OfAProgramThatKeptNoNames_HasNone()
    {
        IncomingUpdate update = new IncomingMessage(new(7), new(4711), SampleTime.Now, true, new ChatAddress(4711), true, new(12), "/orders") { FromName = "Asha Rao (@asha)" };
        var json = JsonSerializer.Serialize(update, CoreJson.Default.IncomingUpdate);
        var before = json.Replace(",\"fromName\":\"Asha Rao (@asha)\"", "", StringComparison.Ordinal);

        Assert.Equal(update, JsonSerializer.Deserialize(json, CoreJson.Default.IncomingUpdate));
        Assert.True(before.Length < json.Length);
        Assert.Equal("", JsonSerializer.Deserialize(before, CoreJson.Default.IncomingUpdate)?.FromName);
    }

    [Fact]
    public void Member_WithAllThereIs_ComesBack()
    {
        var session = new SealedSession("v1.sealed+/=", SampleTime.Now, SampleTime.Plus(0.0001));
        var account = new LinkedAccount
        {
            ClientId = new("YA0002"),
            Name = "ASHA & CO",
            Exchanges = ["NSE", "NFO"],
            Products = ["MIS"],
            LinkedAt = SampleTime.Now,
            ConfiguredMark = "mark",
            Session = session,
            EndedAt = SampleTime.Plus(1),
        };
        var member = new Member
        {
            Id = new(7_000_000_001),
            Version = 3,
            Role = Role.Viewer,
            HasAccess = true,
            IsConfigured = true,
            IsGranted = true,
            IsShutOut = true,
            Name = "Asha <b>",
            Active = new("YA0002"),
            Accounts = [account, new LinkedAccount { ClientId = new("YA0007") }],
            AskedAt = SampleTime.Now,
            DecidedAt = SampleTime.Plus(1),
            TokenUntil = SampleTime.Plus(2),
            MorningDue = SampleTime.Plus(3),
            Settings = new MemberSettings { MorningAt = new TimeOnly(8, 50), IsPaused = true, IsMuted = true, IsSilent = true, LooksOnly = true },
        };

        foreach (var one in (Member[])[member, new Member { Id = new(1) }])
        {
            var json = JsonSerializer.Serialize(one, CoreJson.Default.Member);
            var back = JsonSerializer.Deserialize(json, CoreJson.Default.Member);

            Assert.Equivalent(one, back, strict: true);
            Assert.Equal(json, JsonSerializer.Serialize(back!, CoreJson.Default.Member));
        }
    }

    [Fact]
    public void Member_AsStored_NamesItsRole() =>
        Assert.Contains("\"role\":\"Admin\"", JsonSerializer.Serialize(new Member { Id = new(1), Role = Role.Admin }, CoreJson.Default.Member), StringComparison.Ordinal);

    [Fact]
    public void Passes_OfBothKinds_ComeBack()
    {
        PassBody[] bodies =
        [
            new PassBody.Invitation(new(1), "for <Ravi>", SampleTime.Now), new PassBody.Invitation(new(1), "", SampleTime.Now, new(2)),
            new PassBody.Login(new(1), LoginStage.Offered),
            new PassBody.Login(
                new(1), LoginStage.Asked, new("YA0002"), new("d1"), "state", "verifier", "browser", "token",
                new TradingInfo(new("YA0002"), "ASHA RAO", "active", ["NSE"], ["MIS", "CNC"]), 42),
        ];

        Assert.All(bodies, body =>
        {
            var json = JsonSerializer.Serialize(body, CoreJson.Default.PassBody);
            var back = JsonSerializer.Deserialize(json, CoreJson.Default.PassBody);

            Assert.Equal(body.GetType(), back?.GetType());
            Assert.Equivalent(body, back, strict: true);
            Assert.Equal(json, JsonSerializer.Serialize(back!, CoreJson.Default.PassBody));
        });
    }

    [Fact]
    public void Card_WithButtons_ComesBack()
    {
        var card = new Card("<b>Cancel entry?</b>\nM&amp;M-EQ", [[new CardButton("Cancel entry", "d:x:3:c", ButtonStyle.Danger), new CardButton("Keep", "d:x:3:k")], []]);
        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(card, CoreJson.Default.Card), CoreJson.Default.Card);

        Assert.Equal(card.Html, back?.Html);
        Assert.Equal(card.Buttons, back?.Buttons);
    }

    [Fact]
    public void Bracket_WithItsLegs_ComesBackToTheLastDecimal()
    {
        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(SampleBook.Bracket, CoreJson.Default.BracketOrder), CoreJson.Default.BracketOrder);

        Assert.Equal(SampleBook.Bracket.Legs, back?.Legs);
        Assert.Equal(SampleBook.Bracket, back! with { Legs = SampleBook.Bracket.Legs });
        Assert.Equal("11.90", back.Legs[0].Price.ToString());
    }

    [Fact]
    public void Answers_TakenAndRefused_ComeBack() => Assert.All(
        [SampleTicket.Taken, SampleTicket.Answer(null, SampleTicket.Blank)],
        a => Assert.Equal(a, JsonSerializer.Deserialize(JsonSerializer.Serialize(a, CoreJson.Default.BrokerAnswer), CoreJson.Default.BrokerAnswer)));

    [Fact]
    public void Aftermath_WithNewAndGoneSiblings_ComesBack()
    {
        var aftermath = SampleStates.Aftermath with { Siblings = [.. SampleStates.Aftermath.Siblings, new LegChange(null, SampleBook.Stop)] };
        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(aftermath, CoreJson.Default.Aftermath), CoreJson.Default.Aftermath);

        Assert.Equal(aftermath.Siblings, back?.Siblings);
        Assert.Equal(aftermath, back! with { Siblings = aftermath.Siblings });
    }

    private static void AssertText<T>(T id, string text)
    {
        var json = JsonSerializer.Serialize(id);
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
        Assert.Equal(id, JsonSerializer.Deserialize<T>(json));
    }

    private static void AssertNumber<T>(T id, long number)
    {
        var json = JsonSerializer.Serialize(id);
        Assert.Equal(number, JsonSerializer.Deserialize<long>(json));
        Assert.Equal(id, JsonSerializer.Deserialize<T>(json));
    }
}

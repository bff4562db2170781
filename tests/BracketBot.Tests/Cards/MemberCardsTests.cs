using System.Globalization;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Tests.Cards;

public class MemberCardsTests
{
    private static readonly TimeZoneInfo Zone = Samples.Frame.MarketZone;
    private static readonly Member Asha = new() { Id = new TelegramUserId(5001), Name = "Asha", HasAccess = true };

    [Fact]
    public void List_WithSomeWaiting_ShowsThemAboveTheMembers()
    {
        var card = List(Waiting(2));

        Assert.Equal(
            ["2 waiting for access", "", "a. Stranger 1", "6001", "Asked 10:31:02 IST, 14 Mar", "", "b. Stranger 2", "6002", "Asked 10:31:02 IST, 14 Mar", "", "Who has access", "", "1. Asha", "No account linked"],
            Samples.Shown(card).Split('\n'));
        Assert.Contains("<code>6001</code>", card.Html, StringComparison.Ordinal);
        Assert.Equal(["a m:6001:show", "b m:6002:show", "1 m:5001:show"], Buttons(card));
    }

    [Fact]
    public void List_WithNobodyWaiting_BeginsWithTheMembers() => Assert.StartsWith("<b>Who has access</b>", List([]).Html, StringComparison.Ordinal);

    [Fact]
    public void List_WithMoreWaitingThanFit_LeadsToTheOthers()
    {
        var waiting = Waiting(17);

        var (first, second, third) = (List(waiting), MemberCards.Waiting(waiting, 8, Zone), MemberCards.Waiting(waiting, 16, Zone));

        Assert.All([first, second, third], card => Assert.StartsWith("<b>17 waiting for access</b>", card.Html, StringComparison.Ordinal));
        Assert.Equal(["h m:6008:show", "More waiting m:6008:waiting", "1 m:5001:show"], Buttons(first)[7..]);
        Assert.Equal(["a m:6009:show", "h m:6016:show", "More waiting m:6016:waiting", "All users m:0:page"], [Buttons(second)[0], .. Buttons(second)[7..]]);
        Assert.Equal(["a m:6017:show", "All users m:0:page"], Buttons(third));
    }

    [Fact]
    public void AskAgain_HasTheButtonsOfTheCardThatAsked()
    {
        var who = Waiting(1)[0];

        var card = MemberCards.AskAgain(who, Zone);

        Assert.Contains("Asked 10:31:02 IST, 14 Mar", Samples.Shown(card), StringComparison.Ordinal);
        Assert.Equal([.. Buttons(MemberCards.Ask(who)), "All users m:0:page"], Buttons(card));
    }

    [Fact]
    public void WithWaiting_NobodyWaits_IsTheSameCard() => Assert.Same(LinkCards.LinkFirst, MemberCards.WithWaiting(LinkCards.LinkFirst, 0));

    [Fact]
    public void WithWaiting_SomeWait_SaysHowManyAndWhere() =>
        Assert.EndsWith("\n\n3 waiting for access: /users", MemberCards.WithWaiting(LinkCards.LinkFirst, 3).Html, StringComparison.Ordinal);

    private static Card List(IReadOnlyList<Member> waiting) => MemberCards.List(waiting, [Asha], hasMore: false, new Dictionary<TelegramUserId, DateTimeOffset>(), Zone, Samples.Now);

    private static Member[] Waiting(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new Member { Id = new TelegramUserId(6000 + i), Name = $"Stranger {i.ToString(CultureInfo.InvariantCulture)}", AskedAt = Samples.Now })];

    private static string[] Buttons(Card card) => [.. card.Buttons.SelectMany(row => row).Select(b => $"{b.Text} {b.CallbackData}")];
}

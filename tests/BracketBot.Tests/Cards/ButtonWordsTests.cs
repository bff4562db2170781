using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Tests.Members;

namespace BracketBot.Tests.Cards;

/// <summary>The words on buttons that the end-to-end tests find by what they do.</summary>
public sealed class ButtonWordsTests
{
    private static readonly AlertHook Hook = new(new HookId("hook"), Asha.Id, "test", new string('a', 64), Samples.Now);

    [Fact]
    public void Hooks_Buttons_AreWorded()
    {
        Assert.Equal(["1. test", "New address"], Words(HookCards.List([Hook])));
        Assert.Equal(["Pause", "Test", "New key", "All addresses", "Delete"], Words(HookCards.One(Hook)));
        Assert.Equal(["Done, hide it"], Words(HookCards.Address(Hook, "https://bot.example.com/alerts/key", isLocal: false)));
        Assert.Equal(["Test", "New key"], Words(HookCards.AddressHidden(Hook)));
        Assert.Equal(["Back", "Make a new key"], Words(HookCards.AskRotate(Hook)));
        Assert.Equal(["Back", "Delete it"], Words(HookCards.AskDelete(Hook)));
    }

    [Fact]
    public void Members_Buttons_AreWorded()
    {
        Assert.Equal(["Make viewer", "Make admin", "Revoke", "All users"], Words(MemberCards.One(
            Asha.Member, new Dictionary<TelegramUserId, DateTimeOffset>(), Samples.Frame.MarketZone, Samples.Now)));
        Assert.Equal(["Revoke", "Keep"], Words(MemberCards.AskRevoke(Asha.Member)));
        Assert.Equal(["End their link"], Words(LinkCards.AlsoLinked(Asha.Client, Asha.Member)));
    }

    [Fact]
    public void Settings_MorningButtons_SayWhen() => Assert.All(
        StatusCards.Settings(Asha.Member, Samples.Frame.MarketZone).Buttons[0],
        b => Assert.Equal($"s::morning:{b.Text["Morning ".Length..].Replace(":", "", StringComparison.Ordinal)}", b.CallbackData));

    [Theory]
    [InlineData("confirm entry", "Cancel entry", "Keep")]
    [InlineData("confirm stop", "Cancel stop", "Keep", "Back")]
    [InlineData("bracket", "Stop 10.90", "Target 12.90", "Refresh", "Keep", "Back")]
    [InlineData("all, under way", "Stop")]
    [InlineData("alert, over", "Look again")]
    [InlineData("alert, unread", "Look again")]
    public void Dialog_Buttons_AreWorded(string name, params string[] words) => Assert.Equal(words, Words(DialogCards.Of(Samples.All[name], Samples.Frame)));

    [Fact]
    public void Ticket_OfAnAlert_LeadsBackToIt() => Assert.Equal(
        ["Back to the alert"],
        Words(DialogCards.Of(
            new DialogState.Closed(new Ending.Settled(TicketView.Of(
                Samples.Ticket(Samples.Fresh, 0) with { State = TicketState.Settled, Answer = Samples.Taken(), Outcome = CancelOutcome.Cancelled }, Samples.Alert))),
            Samples.Frame)));

    private static IEnumerable<string> Words(Card card) => card.Buttons.SelectMany(row => row).Select(b => b.Text);
}

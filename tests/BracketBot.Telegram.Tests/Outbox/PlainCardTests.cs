using BracketBot.Core.Chat;
using BracketBot.Telegram.Outbox;

namespace BracketBot.Telegram.Tests.Outbox;

public sealed class PlainCardTests
{
    [Fact]
    public void Of_DisabledButtons_LeavesThemToServersThatKnowThem()
    {
        var card = PlainCard.Of(new Card("<b>x</b>", [[CardButton.Disabled("Sending…")], [CardButton.Disabled("Cancel entry"), new("Keep", "d:x:keep")]]));

        Assert.Equal("x", card.Html);
        Assert.Equal([new CardButton("Keep", "d:x:keep")], Assert.Single(card.Buttons));
    }
}

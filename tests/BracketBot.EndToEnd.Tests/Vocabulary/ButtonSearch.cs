using BracketBot.Sandbox.Telegram;

namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>Finds buttons on cards, and taps them.</summary>
internal static class ButtonSearch
{
    /// <summary>The one button of the card that is wanted.</summary>
    /// <exception cref="InvalidOperationException">There is no such button, or there are several.</exception>
    public static InlineButton Button(this ChatMessage card, Wanted wanted) => card.Buttons.Where(wanted.Fits).ToArray() is [var only]
        ? only
        : throw new InvalidOperationException($"Not one button is '{wanted}'. There are: {string.Join(" | ", card.Buttons.Select(b => b.Text))}");

    /// <summary>Taps the button of the card as it is now.</summary>
    public static Tap TapButton(this SimulatedTelegram telegram, Person person, ChatMessage card, Wanted wanted)
    {
        var now = telegram.Message(card.ChatId, card.MessageId) ?? card;
        return telegram.Tap(person, now.ChatId, now.MessageId, now.Button(wanted).CallbackData
            ?? throw new InvalidOperationException($"The button '{wanted}' sends no callback data."));
    }

    /// <summary>Opens the button's address; a link to the bot is followed in the chat.</summary>
    public static Uri OpenButton(this SimulatedTelegram telegram, Person person, ChatMessage card, Wanted wanted) =>
        telegram.OpenButton(person, card, (telegram.Message(card.ChatId, card.MessageId) ?? card).Button(wanted).Text);

    /// <summary>True where there are just these buttons, in this order, with no more words than those.</summary>
    public static bool AreThose(this IReadOnlyList<Wanted> wanted, IEnumerable<InlineButton> buttons) =>
        buttons.ToArray() is var there && there.Length == wanted.Count && wanted.Zip(there).All(pair => pair.First.IsAllOf(pair.Second));

    /// <summary>Fails where there are not just these buttons, in this order, with no more words than those.</summary>
    public static void Are(this IReadOnlyList<Wanted> wanted, IEnumerable<InlineButton> buttons) => Assert.Equal(
        wanted.Select(w => w.ToString()), buttons.Select((b, i) => i < wanted.Count && wanted[i].IsAllOf(b) ? wanted[i].ToString() : b.Text));
}

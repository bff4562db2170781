using System.Text.Json.Serialization;

namespace BracketBot.Sandbox.Telegram;

/// <summary>What a message said from its sending or an edit until the next edit.</summary>
/// <param name="At">When it was sent or edited.</param>
/// <param name="Text">The text after entities.</param>
/// <param name="Entities">Formatting, by place in <paramref name="Text"/>.</param>
/// <param name="Keyboard">Rows of buttons; empty for none.</param>
public sealed record MessageVersion(
    DateTimeOffset At,
    string Text,
    IReadOnlyList<TextEntity> Entities,
    IReadOnlyList<IReadOnlyList<InlineButton>> Keyboard)
{
    /// <summary>All buttons, row by row.</summary>
    [JsonIgnore]
    public IEnumerable<InlineButton> Buttons => Keyboard.SelectMany(row => row);

    internal bool SaysTheSameAs(MessageVersion other) =>
        Text == other.Text
        && Entities.SequenceEqual(other.Entities)
        && Keyboard.Count == other.Keyboard.Count
        && Keyboard.Zip(other.Keyboard).All(rows => rows.First.SequenceEqual(rows.Second));
}

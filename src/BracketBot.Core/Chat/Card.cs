namespace BracketBot.Core.Chat;

/// <summary>What a message shows.</summary>
/// <param name="Html">Text in Telegram's HTML, escaped; at most 4,096 characters after entities.</param>
/// <param name="Buttons">Rows of inline buttons; empty for none.</param>
public sealed record Card(string Html, IReadOnlyList<IReadOnlyList<CardButton>> Buttons)
{
    /// <summary>Its message makes no sound.</summary>
    public bool IsSilent { get; init; }
}

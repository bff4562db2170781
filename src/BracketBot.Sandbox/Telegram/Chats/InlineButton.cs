namespace BracketBot.Sandbox.Telegram;

/// <summary>A button under a message. Exactly one of callback data, URL, copied text and disabled is set.</summary>
/// <param name="Text">What it says.</param>
/// <param name="CallbackData">1 to 64 bytes that a tap sends to the bot.</param>
/// <param name="Url">An address that a tap opens.</param>
/// <param name="CopyText">A text that a tap copies.</param>
/// <param name="Style">danger, success, primary, or null for a plain one.</param>
/// <param name="Disabled">It is shown, but a tap does nothing (Bot API 10.3).</param>
public sealed record InlineButton(
    string Text, string? CallbackData, string? Url = null, string? CopyText = null, string? Style = null, bool Disabled = false);

namespace BracketBot.Core.Chat;

/// <summary>One inline button.</summary>
/// <param name="Text">What it says.</param>
/// <param name="CallbackData">What a tap brings back: 1 to 64 bytes, <c>&lt;kind&gt;:&lt;id&gt;:&lt;action&gt;[:&lt;arg&gt;]</c>. It names a row of the database, never an order.</param>
public sealed record CardButton(string Text, string CallbackData, ButtonStyle Style = ButtonStyle.Plain);

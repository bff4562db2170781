namespace BracketBot.Core.Chat;

/// <summary>One inline button.</summary>
/// <param name="Text">What it says.</param>
/// <param name="CallbackData">
/// What a tap brings back: 1 to 64 bytes, <c>&lt;kind&gt;:&lt;id&gt;:&lt;action&gt;[:&lt;arg&gt;]</c>. It names a row of the database, never an order. Null for a
/// disabled button: it is shown, and a tap on it does nothing.
/// </param>
/// <param name="Url">Opens this address instead; null for a button that brings a tap.</param>
public sealed record CardButton(string Text, string? CallbackData, ButtonStyle Style = ButtonStyle.Plain, string? Url = null)
{
    /// <summary>True for a button that is shown and does nothing.</summary>
    public bool IsDisabled => CallbackData is null && Url is null;

    /// <summary>A button that opens an address in the reader's browser.</summary>
    public static CardButton Link(string text, Uri address) => new(text, null, ButtonStyle.Primary, address.ToString());

    /// <summary>A button that is shown and takes no tap ("disabled", Bot API 10.3). The card says the same in words, for older apps.</summary>
    public static CardButton Disabled(string text, ButtonStyle style = ButtonStyle.Plain) => new(text, null, style);
}

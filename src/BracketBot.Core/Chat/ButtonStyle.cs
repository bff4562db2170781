namespace BracketBot.Core.Chat;

/// <summary>Colour of an inline button (Bot API 9.4). Danger only on what cancels.</summary>
public enum ButtonStyle
{
    Plain,
    Primary,
    Danger,
}

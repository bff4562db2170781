namespace BracketBot.Telegram;

/// <summary>The bot that the token belongs to (<c>getMe</c>).</summary>
/// <param name="Username">Without the <c>@</c>.</param>
public sealed record BotIdentity(long Id, string Username, string Name);

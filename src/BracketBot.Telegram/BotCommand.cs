namespace BracketBot.Telegram;

/// <summary>One line of the command menu (<c>setMyCommands</c>).</summary>
/// <param name="Command">Without the slash: 1 to 32 of a-z, 0-9, <c>_</c>.</param>
/// <param name="Description">1 to 256 characters.</param>
public sealed record BotCommand(string Command, string Description);

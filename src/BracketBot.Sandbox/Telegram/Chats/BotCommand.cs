namespace BracketBot.Sandbox.Telegram;

/// <summary>A line of the command menu.</summary>
/// <param name="Command">Without the slash.</param>
/// <param name="Description">What it does.</param>
public sealed record BotCommand(string Command, string Description);

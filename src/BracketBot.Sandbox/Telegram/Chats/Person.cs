namespace BracketBot.Sandbox.Telegram;

/// <summary>A Telegram user. The private chat with the bot has the person's id.</summary>
/// <param name="Id">The user's id, positive.</param>
/// <param name="FirstName">What the chat shows.</param>
/// <param name="Username">The public name without the @, or null.</param>
public sealed record Person(long Id, string FirstName, string? Username = null);

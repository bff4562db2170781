namespace BracketBot.Sandbox.Telegram;

/// <summary>A Telegram user. The private chat with the bot has the person's id.</summary>
/// <param name="Id">The user's id, positive.</param>
/// <param name="FirstName">What the chat shows.</param>
/// <param name="Username">The public name without the @, or null.</param>
public sealed record Person(long Id, string FirstName, string? Username = null)
{
    /// <summary>Null for none.</summary>
    public string? LastName { get; init; }

    /// <summary>The language of the person's Telegram; null if it does not say.</summary>
    public string? LanguageCode { get; init; } = "en";
}

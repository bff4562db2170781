namespace BracketBot.Sandbox.Telegram;

/// <summary>A chat in which the bot takes part.</summary>
/// <param name="Id">A person's id for a private chat, negative for a group.</param>
/// <param name="Type">private, group or supergroup.</param>
/// <param name="Title">The person's first name, or the group's title.</param>
public sealed record Chat(long Id, string Type, string Title)
{
    /// <summary>The supergroup that the group became; null if it did not.</summary>
    public long? MigratedTo { get; init; }

    /// <summary>Whether this is the chat of one person with the bot.</summary>
    public bool IsPrivate => Type == "private";
}

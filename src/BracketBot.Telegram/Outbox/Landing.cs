using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Telegram.Outbox;

/// <summary>What became of one try to deliver a card.</summary>
/// <param name="Record">What is written about it; null where there was nothing to send.</param>
/// <param name="Error">Null where Telegram took it.</param>
/// <param name="Until">When it is tried again, where that is.</param>
internal sealed record Landing(Write? Record, ChatError? Error, DateTimeOffset? Until)
{
    public static readonly Landing NothingToSend = new(null, null, null);
}

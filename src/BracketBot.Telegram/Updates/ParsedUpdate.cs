using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Updates;

/// <summary>The result of parsing one Telegram update.</summary>
/// <param name="Id"><c>update_id</c>; null if not even that could be read.</param>
/// <param name="Update">Null if the update is not for us (another kind, from a bot, from a channel) or broken.</param>
/// <param name="Problem">Why it could not be read, without any of its content; null if it could.</param>
public sealed record ParsedUpdate(UpdateId? Id, IncomingUpdate? Update, string? Problem);

using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Updates;

/// <summary>What was read from one update of Telegram's.</summary>
/// <param name="Id"><c>update_id</c>; null where not even that could be read.</param>
/// <param name="Update">Null where the update is none of ours (another kind, from a bot, from a channel) or broken.</param>
/// <param name="Problem">Why it could not be read, without any of its content; null where it could.</param>
public sealed record ParsedUpdate(UpdateId? Id, IncomingUpdate? Update, string? Problem);

namespace BracketBot.Sandbox.Telegram;

/// <summary>Formatting of a part of a text ("MessageEntity").</summary>
/// <param name="Type">bold, italic, underline, strikethrough, code, pre, text_link, blockquote, expandable_blockquote, spoiler, date_time, bot_command.</param>
/// <param name="Offset">In UTF-16 code units.</param>
/// <param name="Length">In UTF-16 code units, at least 1.</param>
/// <param name="Url">Of a text_link.</param>
/// <param name="Language">Of a pre.</param>
/// <param name="UnixTime">Of a date_time.</param>
/// <param name="DateTimeFormat">Of a date_time; empty where the text is shown as it stands.</param>
public sealed record TextEntity(string Type, int Offset, int Length, string? Url = null, string? Language = null, long? UnixTime = null, string? DateTimeFormat = null);

namespace BracketBot.Sandbox.Telegram;

/// <summary>Formatting of part of a text ("MessageEntity").</summary>
/// <param name="Type">bold, italic, underline, strikethrough, code, pre, text_link, blockquote, expandable_blockquote, spoiler, date_time, bot_command.</param>
/// <param name="Offset">In UTF-16 code units.</param>
/// <param name="Length">In UTF-16 code units, at least 1.</param>
/// <param name="Url">For a text_link.</param>
/// <param name="Language">For a pre.</param>
/// <param name="UnixTime">For a date_time.</param>
/// <param name="DateTimeFormat">For a date_time; empty if the text is shown unchanged.</param>
public sealed record TextEntity(string Type, int Offset, int Length, string? Url = null, string? Language = null, long? UnixTime = null, string? DateTimeFormat = null);

namespace BracketBot.Core.Chat;

/// <summary>A file to send to the chat.</summary>
/// <param name="Name">The file's name in the chat, with its extension.</param>
/// <param name="Html">The caption, in Telegram's HTML; at most 1,024 characters after entities.</param>
/// <param name="IsPicture">Shown as a picture; otherwise as a document.</param>
public sealed record ChatFile(string Name, ReadOnlyMemory<byte> Bytes, string Html, bool IsPicture);

namespace BracketBot.Core.Chat;

/// <summary>A file that goes to the chat.</summary>
/// <param name="Name">Its name there, with its ending.</param>
/// <param name="Html">What stands below it, in Telegram's HTML; at most 1,024 characters after entities.</param>
/// <param name="IsPicture">Shown as a picture; else as a file to be opened.</param>
public sealed record ChatFile(string Name, ReadOnlyMemory<byte> Bytes, string Html, bool IsPicture);

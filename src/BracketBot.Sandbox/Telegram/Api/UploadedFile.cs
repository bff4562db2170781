namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>A file of a multipart request.</summary>
/// <param name="Name">The caller's name for it; may contain a path, or be empty.</param>
/// <param name="ContentType">The caller's; may be empty.</param>
internal sealed record UploadedFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);

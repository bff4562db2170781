namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>A file of a multipart request.</summary>
/// <param name="Name">As the caller named it; may hold a path, or be empty.</param>
/// <param name="ContentType">As the caller put it; may be empty.</param>
internal sealed record UploadedFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);

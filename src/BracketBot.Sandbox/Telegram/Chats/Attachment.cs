using System.Text;
using System.Text.Json.Serialization;

namespace BracketBot.Sandbox.Telegram;

public enum AttachmentKind
{
    Document,
    Photo,
}

/// <summary>A file that came with a message. The message's text is its caption.</summary>
/// <param name="FileId">Sends the file again.</param>
/// <param name="FileName">Without a path. At Telegram a photo has no name; this one is for saving it.</param>
/// <param name="MimeType">Such as text/csv.</param>
/// <param name="Content">Byte for byte as it was sent.</param>
public sealed record Attachment(AttachmentKind Kind, string FileId, string FileName, string MimeType, ReadOnlyMemory<byte> Content)
{
    /// <summary>In pixels; 0 for a document.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>In bytes.</summary>
    [JsonIgnore]
    public int Size => Content.Length;

    /// <summary>The content read as UTF-8.</summary>
    [JsonIgnore]
    public string Text => Encoding.UTF8.GetString(Content.Span);
}

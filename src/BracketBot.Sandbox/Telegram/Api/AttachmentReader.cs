using System.Globalization;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>Reads the file of <c>sendDocument</c> and <c>sendPhoto</c> as strictly as Telegram does ("Sending files").</summary>
internal static class AttachmentReader
{
    private const int MostPhotoBytes = 10_000_000;
    private const int MostPhotoPixels = 10_000;
    private const int MostPhotoRatio = 20;

    /// <summary>The uploaded file, or the one that an id names; or why it is rejected.</summary>
    public static (Attachment? File, ApiAnswer? Refusal) Read(World world, ApiRequest request, AttachmentKind kind)
    {
        var field = kind.ToString().ToLowerInvariant();
        if (request.File(field) is { } sent)
        {
            return kind == AttachmentKind.Photo ? Photo(world, sent) : Document(world, sent);
        }

        if (request.Text(field) is not { Length: > 0 } id)
        {
            return Refused($"there is no {field} in the request");
        }

        if (world.Messages.Values.FirstOrDefault(message => message.Attachment?.FileId == id)?.Attachment is { } known)
        {
            return known.Kind == kind ? (known, null) : Refused("type of file mismatch");
        }

        return id.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? Refused("failed to get HTTP URL content")
            : Refused("wrong remote file identifier specified: Wrong string length");
    }

    private static (Attachment?, ApiAnswer?) Document(World world, UploadedFile sent)
    {
        if (sent.Content.IsEmpty)
        {
            return Refused("file must be non-empty");
        }

        var name = Path.GetFileName(sent.Name.Replace('\\', '/')) is { Length: > 0 } plain ? plain : "file";
        return (new(AttachmentKind.Document, NextId(world, "doc"), name, MimeType(name, sent.ContentType), sent.Content), null);
    }

    private static (Attachment?, ApiAnswer?) Photo(World world, UploadedFile sent)
    {
        if (sent.Content.IsEmpty)
        {
            return Refused("file must be non-empty");
        }

        if (sent.Content.Length > MostPhotoBytes)
        {
            return Refused("file of size " + sent.Content.Length.ToString(CultureInfo.InvariantCulture) + " bytes is too big for a photo; the maximum size is 10485760 bytes");
        }

        if (PictureSize.Of(sent.Content.Span) is not (int width and > 0, int height and > 0))
        {
            return Refused("IMAGE_PROCESS_FAILED");
        }

        if (width + height > MostPhotoPixels || width > height * MostPhotoRatio || height > width * MostPhotoRatio)
        {
            return Refused("PHOTO_INVALID_DIMENSIONS");
        }

        var type = sent.Content.Span[0] == 0x89 ? "png" : "jpeg";
        return (new(AttachmentKind.Photo, NextId(world, "photo"), "photo." + type, "image/" + type, sent.Content) { Width = width, Height = height }, null);
    }

    // As at Telegram the name decides; the caller's content type counts only if the name says nothing.
    private static string MimeType(string name, string said) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".csv" => "text/csv",
        ".txt" or ".log" => "text/plain",
        ".json" => "application/json",
        ".zip" => "application/zip",
        ".pdf" => "application/pdf",
        ".png" => "image/png",
        _ => said is { Length: > 0 } ? said : "application/octet-stream",
    };

    private static string NextId(World world, string kind) => string.Create(CultureInfo.InvariantCulture, $"sandbox-{kind}-{world.LastMessageId + 1}");

    private static (Attachment?, ApiAnswer?) Refused(string why) => (null, ApiAnswer.BadRequest(why));
}

using System.Globalization;
using System.Net.Http.Headers;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox.Page;

/// <summary>The files of the chats: photos to view, documents to save.</summary>
internal static class ChatFiles
{
    private const string Root = "/sandbox/telegram/files";

    public static string Address(ChatMessage message) => string.Create(CultureInfo.InvariantCulture, $"{Root}/{message.ChatId}/{message.MessageId}");

    public static void Map(IEndpointRouteBuilder routes, SimulatedTelegram telegram) =>
        routes.MapGet(Root + "/{chat:long}/{message:int}", context => SendAsync(context, telegram));

    private static async Task SendAsync(HttpContext context, SimulatedTelegram telegram)
    {
        var chat = long.Parse((string)context.GetRouteValue("chat")!, CultureInfo.InvariantCulture);
        var id = int.Parse((string)context.GetRouteValue("message")!, CultureInfo.InvariantCulture);
        if (telegram.Message(chat, id)?.Attachment is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        // A file from the bot must never be rendered as a page of this origin, whatever type it claims.
        var isPhoto = file.Kind == AttachmentKind.Photo;
        context.Response.ContentType = isPhoto ? file.MimeType : "application/octet-stream";
        context.Response.Headers.ContentDisposition = isPhoto ? "inline" : new ContentDispositionHeaderValue("attachment") { FileNameStar = file.FileName }.ToString();
        context.Response.ContentLength = file.Size;
        await context.Response.Body.WriteAsync(file.Content, context.RequestAborted);
    }
}

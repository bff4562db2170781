using BracketBot.Sandbox.Telegram.Entities;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary><c>sendDocument</c> and <c>sendPhoto</c>.</summary>
internal static class SendFile
{
    public static ApiAnswer Document(World world, ApiRequest request) => Send(world, request, AttachmentKind.Document);

    public static ApiAnswer Photo(World world, ApiRequest request) => Send(world, request, AttachmentKind.Photo);

    private static ApiAnswer Send(World world, ApiRequest request, AttachmentKind kind)
    {
        var (chat, refusal) = ChatLookup.Sendable(world, request);
        if (chat is null)
        {
            return refusal!;
        }

        var (file, unfit) = AttachmentReader.Read(world, request, kind);
        if (file is null)
        {
            return unfit!;
        }

        var caption = FormattedText.Parse(request.Text("caption") ?? "", request.Text("parse_mode"));
        if (caption.Error is not null)
        {
            return ApiAnswer.BadRequest(caption.Error);
        }

        return caption.Text.Length > FormattedText.MaxCaption
            ? ApiAnswer.BadRequest("message caption is too long")
            : Outgoing.Post(world, request, chat, caption, file);
    }
}

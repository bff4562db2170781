using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>The Bot API over HTTP: token, method, faults, and the record of calls.</summary>
internal sealed class BotApi(World world, SimulatedTelegramOptions options)
{
    private readonly Dictionary<string, Func<World, ApiRequest, ApiAnswer>> _methods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["getMe"] = AboutTheBot.GetMe,
        ["setMyCommands"] = AboutTheBot.SetCommands,
        ["getMyCommands"] = AboutTheBot.GetCommands,
        ["deleteMyCommands"] = AboutTheBot.DeleteCommands,
        ["setWebhook"] = Webhooks.Set,
        ["deleteWebhook"] = Webhooks.Delete,
        ["getWebhookInfo"] = Webhooks.Info,
        ["sendMessage"] = SendMessage.Send,
        ["sendDocument"] = SendFile.Document,
        ["sendPhoto"] = SendFile.Photo,
        ["sendChatAction"] = SendMessage.ShowAction,
        ["deleteMessage"] = SendMessage.Delete,
        ["editMessageText"] = EditMessage.EditText,
        ["editMessageCaption"] = EditMessage.EditCaption,
        ["editMessageReplyMarkup"] = EditMessage.EditMarkup,
        ["answerCallbackQuery"] = AnswerCallbackQuery.Answer,
    };

    /// <summary>A bot may send files up to 50 MB; this leaves some room for the form around it.</summary>
    private const int MostBytes = 50 * 1024 * 1024 + 100_000;

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/bot{token}/{method}", ["GET", "POST"], HandleAsync);

    private async Task HandleAsync(HttpContext context)
    {
        var token = context.Request.RouteValues["token"] as string ?? "";
        var method = context.Request.RouteValues["method"] as string ?? "";
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(options.BotToken)))
        {
            await WriteAsync(context, new(401, null, "Unauthorized"));
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        ApiRequest? request;
        try
        {
            request = await ApiRequest.ReadAsync(method, context.Request, context.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await WriteAsync(context, new(413, null, "Request Entity Too Large"));
            return;
        }
        catch (IOException)
        {
            // The caller went away in the middle of the request, so it was never received.
            return;
        }

        var number = Record(method, request);
        try
        {
            var answer = request is null
                ? ApiAnswer.BadRequest("strings must be encoded in UTF-8, and the body must be a JSON object")
                : await AnswerAsync(request, context.RequestAborted);
            Record(number, answer);
            await WriteAsync(context, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Record(number, ApiAnswer.Cut);
        }
    }

    private async Task<ApiAnswer> AnswerAsync(ApiRequest request, CancellationToken cancel)
    {
        var chat = request.Number("chat_id");
        if (Fault(TelegramFaultKind.Away) is not null)
        {
            return ApiAnswer.Cut;
        }

        if (Fault(TelegramFaultKind.Slow) is { } slow)
        {
            await Task.Delay(slow.Delay, world.Time, cancel);
        }

        if (Fault(TelegramFaultKind.Http500) is not null)
        {
            return new(500, null, "Internal Server Error");
        }

        if (Fault(TelegramFaultKind.RateLimit) is { } limit)
        {
            return ApiAnswer.TooMany(limit.Delay);
        }

        var answer = await ActAsync(request, cancel);
        return Fault(TelegramFaultKind.DropAfterActing) is null ? answer : ApiAnswer.Cut;

        TelegramFault? Fault(TelegramFaultKind kind) => world.Faults.Take(kind, request.Method, chat);
    }

    private async Task<ApiAnswer> ActAsync(ApiRequest request, CancellationToken cancel)
    {
        if (request.Method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase))
        {
            return await GetUpdates.PollAsync(world, request, cancel);
        }

        if (!_methods.TryGetValue(request.Method, out var act))
        {
            return new(404, null, "Not Found: method not found");
        }

        lock (world.Gate)
        {
            return act(world, request);
        }
    }

    private int Record(string method, ApiRequest? request)
    {
        lock (world.Gate)
        {
            world.Calls.Add(new(world.Calls.Count + 1, method, request?.Parameters.ToJsonString() ?? "", world.Now));
            return world.Calls.Count;
        }
    }

    private void Record(int number, ApiAnswer answer)
    {
        lock (world.Gate)
        {
            world.Calls[number - 1] = world.Calls[number - 1] with { Code = answer.Code, Description = answer.Description };
        }

        world.Changes.Raise();
    }

    private static async Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        if (answer.Code == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Code;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJson().ToJsonString(), context.RequestAborted);
    }
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types.Enums;

namespace BracketBot.Telegram.Api;

/// <summary><c>getUpdates</c>.</summary>
/// <param name="offset">The first update wanted: all before it are confirmed. Null for the oldest that is not.</param>
/// <param name="limit">Of updates, 1 to 100.</param>
/// <param name="hold">How long Telegram holds the poll open when nothing comes, in whole seconds; 0 answers at once.</param>
internal sealed class PollRequest(long? offset, int limit, TimeSpan hold) : IRequest
{
    public HttpMethod HttpMethod => HttpMethod.Post;

    public string MethodName => "getUpdates";

    public bool IsWebhookResponse { get; set; }

    public HttpContent ToHttpContent()
    {
        var request = new GetUpdatesRequest
        {
            Limit = limit,
            Timeout = (int)hold.TotalSeconds,
            AllowedUpdates = [UpdateType.Message, UpdateType.CallbackQuery],
        };
        var json = JsonSerializer.SerializeToNode(request, JsonBotSerializerContext.Default.GetUpdatesRequest)!;
        if (offset is { } first)
        {
            // The library numbers updates in 32 bits, and Telegram doesn't say that it does.
            json["offset"] = first;
        }

        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}

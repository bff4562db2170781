using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types.Enums;

namespace BracketBot.Telegram.Api;

/// <summary><c>getUpdates</c>.</summary>
/// <param name="offset">The first update wanted; confirms all before it. Null for the oldest unconfirmed one.</param>
/// <param name="limit">The most updates to return, 1 to 100.</param>
/// <param name="hold">How long Telegram keeps the poll open if nothing comes, in whole seconds; 0 answers at once.</param>
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
            // The library's update numbers have 32 bits, and Telegram does not promise that they fit.
            json["offset"] = first;
        }

        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace BracketBot.Telegram.Api;

/// <summary>
/// One of Telegram.Bot's requests, whose answer is taken as it comes. The library's own reading fails a whole answer on one word that it doesn't know:
/// a batch of updates would come again for ever, and a message that was sent would count as not sent, and be sent again.
/// </summary>
internal sealed class RawAnswer(IRequest request) : IRequest<JsonElement>
{
    public HttpMethod HttpMethod => request.HttpMethod;

    public string MethodName => request.MethodName;

    public bool IsWebhookResponse { get; set; }

    public HttpContent? ToHttpContent() => request.ToHttpContent();

    /// <summary>Makes the answer's type known to the library where there is no reflection. Before the first call.</summary>
    public static void Register()
    {
        // With reflection the chain must stay empty, or none of the library's own types would be found any more.
        if (!JsonSerializer.IsReflectionEnabledByDefault)
        {
            JsonBotAPI.Options.TypeInfoResolverChain.Add(RawJson.Default);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ApiResponse<JsonElement>))]
internal sealed partial class RawJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace BracketBot.Telegram.Api;

/// <summary>
/// One of Telegram.Bot's requests, with its answer left unparsed. The library's own parsing fails a whole answer on a single unknown word: a batch of
/// updates would come again for ever, and a message that was sent would count as unsent and be sent again.
/// </summary>
internal sealed class RawAnswer(IRequest request) : IRequest<JsonElement>
{
    public HttpMethod HttpMethod => request.HttpMethod;

    public string MethodName => request.MethodName;

    public bool IsWebhookResponse { get; set; }

    public HttpContent? ToHttpContent() => request.ToHttpContent();

    /// <summary>Tells the library about the answer's type, which it can't find without reflection. Call it before the first request.</summary>
    public static void Register()
    {
        // With reflection the chain must stay empty, or the library would no longer find its own types.
        if (!JsonSerializer.IsReflectionEnabledByDefault)
        {
            JsonBotAPI.Options.TypeInfoResolverChain.Add(RawJson.Default);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ApiResponse<JsonElement>))]
internal sealed partial class RawJson : JsonSerializerContext;

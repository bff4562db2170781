using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Tests.Broker;

/// <summary>Reads an answer's envelope.</summary>
internal sealed record Envelope(int Http, string Status, int? Code, string Message)
{
    public static async Task<Envelope> OfAsync(HttpResponseMessage response)
    {
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return new((int)response.StatusCode, (string)json["status"]!, (int?)json["error_code"], (string)json["message"]!);
    }
}

using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary><c>setWebhook</c>, <c>deleteWebhook</c> and <c>getWebhookInfo</c>. Accepts http, unlike Telegram, because everything is on one machine.</summary>
internal static class Webhooks
{
    public static ApiAnswer Set(World world, ApiRequest request)
    {
        if (request.Text("url") is not { Length: > 0 } url)
        {
            return Delete(world, request);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            return ApiAnswer.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }

        var secret = request.Text("secret_token");
        if (secret is not null && (secret.Length is < 1 or > 256 || !secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')))
        {
            return ApiAnswer.BadRequest("secret token contains unallowed characters");
        }

        world.Updates.Allow(request);
        if (request.Flag("drop_pending_updates"))
        {
            world.Updates.Clear();
        }

        world.Webhook = new(address, secret);
        return ApiAnswer.True with { Description = "Webhook was set" };
    }

    public static ApiAnswer Delete(World world, ApiRequest request)
    {
        if (request.Flag("drop_pending_updates"))
        {
            world.Updates.Clear();
        }

        world.Webhook = null;
        return ApiAnswer.True with { Description = "Webhook was deleted" };
    }

    public static ApiAnswer Info(World world, ApiRequest request)
    {
        var info = new JsonObject
        {
            ["url"] = world.Webhook?.Url.OriginalString ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = world.Updates.Pending.Count,
        };
        if (world.Webhook is { LastError: { } error, LastErrorAt: { } at })
        {
            info["last_error_date"] = at.ToUnixTimeSeconds();
            info["last_error_message"] = error;
        }

        return ApiAnswer.Ok(info);
    }
}

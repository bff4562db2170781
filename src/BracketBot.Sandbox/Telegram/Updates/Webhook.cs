namespace BracketBot.Sandbox.Telegram.Updates;

/// <summary>Where updates are posted to instead of being polled ("setWebhook").</summary>
internal sealed record Webhook(Uri Url, string? Secret, string? LastError = null, DateTimeOffset? LastErrorAt = null);

namespace BracketBot.Sandbox.Telegram;

/// <summary>A Bot API call as it was received, without the token.</summary>
/// <param name="Number">1, 2, 3 … in order of arrival.</param>
/// <param name="Method">As written in the address, e.g. sendMessage.</param>
/// <param name="Body">The parameters as JSON.</param>
/// <param name="At">When it arrived.</param>
public sealed record ApiCall(int Number, string Method, string Body, DateTimeOffset At)
{
    /// <summary>The HTTP status answered; null while it waits; 0 if the connection was cut.</summary>
    public int? Code { get; init; }

    /// <summary>The error's description, if there was one.</summary>
    public string? Description { get; init; }
}

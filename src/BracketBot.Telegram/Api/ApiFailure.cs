namespace BracketBot.Telegram.Api;

/// <summary>Why a call returned no result. The texts never hold the token.</summary>
/// <param name="Code"><c>error_code</c>; 0 if there was no usable answer at all.</param>
/// <param name="RetryAfter">Seconds.</param>
internal sealed record ApiFailure(int Code, string Description, double? RetryAfter = null, long? MigrateToChatId = null)
{
    public static ApiFailure NoAnswer(string reason) => new(0, reason);

    public static ApiFailure NotOfTheBotApi(int status) => NoAnswer($"HTTP {status} with a body that is not the Bot API's");

    /// <summary>An edit that would change nothing.</summary>
    public bool IsNotModified => Code == 400 && Says("message is not modified");

    public bool Says(string words) => Description.Contains(words, StringComparison.OrdinalIgnoreCase);
}

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary><c>answerCallbackQuery</c>: stops the button's spinning.</summary>
internal static class AnswerCallbackQuery
{
    /// <summary>How long a tap can be answered.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    private const int MaxLength = 200;

    public static ApiAnswer Answer(World world, ApiRequest request)
    {
        var text = request.Text("text") ?? "";
        if (text.Length > MaxLength)
        {
            return ApiAnswer.BadRequest("MESSAGE_TOO_LONG");
        }

        if (!world.Taps.TryGetValue(request.Text("callback_query_id") ?? "", out var tap) || world.Now - tap.At > AnswerWithin)
        {
            return ApiAnswer.BadRequest("query is too old and response timeout expired or query ID is invalid");
        }

        tap.Answer(new(text, request.Flag("show_alert"), world.Now));
        return ApiAnswer.True;
    }
}

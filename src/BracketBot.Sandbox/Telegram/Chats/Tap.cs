namespace BracketBot.Sandbox.Telegram;

/// <summary>A tap on a button, and the bot's answer to it.</summary>
public sealed class Tap
{
    private readonly TaskCompletionSource<TapAnswer> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Tap(string queryId, long updateId, Person person, string data, DateTimeOffset at) =>
        (QueryId, UpdateId, Person, Data, At) = (queryId, updateId, person, data, at);

    /// <summary>The callback query's id.</summary>
    public string QueryId { get; }

    /// <summary>The update that carried it; 0 if <c>allowed_updates</c> kept it from the bot.</summary>
    public long UpdateId { get; }

    public Person Person { get; }

    /// <summary>The callback data.</summary>
    public string Data { get; }

    public DateTimeOffset At { get; }

    /// <summary>The first answer, once there is one. Never fails; without an answer it never completes.</summary>
    public Task<TapAnswer> Answered => _answered.Task;

    internal void Answer(TapAnswer answer) => _answered.TrySetResult(answer);
}

/// <summary>The content of <c>answerCallbackQuery</c>.</summary>
/// <param name="Text">The text of a toast or dialog; empty if the button just stops spinning.</param>
/// <param name="ShowAlert">A dialog instead of a toast.</param>
/// <param name="At">When it was answered.</param>
public sealed record TapAnswer(string Text, bool ShowAlert, DateTimeOffset At);

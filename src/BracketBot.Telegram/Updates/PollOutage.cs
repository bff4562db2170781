using BracketBot.Core.Commits;
using BracketBot.Core.Pacing;
using BracketBot.Telegram.Api;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Updates;

/// <summary>What keeps polls from being answered. Logs it once when it changes, and decides how long to wait.</summary>
internal sealed class PollOutage(ILogger log)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan ConflictPause = TimeSpan.FromSeconds(4);

    /// <summary>Short: once Telegram is back, a user who taps has no patience for a bot that still sleeps.</summary>
    private static readonly Backoff Away = new(First, TimeSpan.FromSeconds(5));

    /// <summary>Shorter still: whoever taps while the store is away is told so at once.</summary>
    private static readonly Backoff StoreAway = new(First, TimeSpan.FromSeconds(1));
    private static readonly Backoff Nothing = new(First, TimeSpan.FromSeconds(30));
    private static readonly TimeSpan WrongTokenPause = TimeSpan.FromSeconds(30);

    private Kind _kind = Kind.None;
    private int _failures;

    private enum Kind
    {
        None,
        Away,
        Conflict,
        WrongToken,
        NotStored,
    }

    public void Over()
    {
        if (_kind != Kind.None)
        {
            TelegramLog.PollsAnsweredAgain(log);
        }

        _kind = Kind.None;
        _failures = 0;
    }

    /// <summary>How long to wait after this failure.</summary>
    public TimeSpan Failed(ApiFailure failure)
    {
        switch (failure.Code)
        {
            case 409:
                if (Turns(Kind.Conflict))
                {
                    TelegramLog.PollConflict(log, failure.Description);
                }

                return ConflictPause;
            case 401 or 404:
                if (Turns(Kind.WrongToken))
                {
                    TelegramLog.PollTokenRefused(log);
                }

                return WrongTokenPause;
            default:
                if (Turns(Kind.Away))
                {
                    TelegramLog.PollUnanswered(log, failure.Code, failure.Description);
                }

                var told = TimeSpan.FromSeconds(Math.Clamp(failure.RetryAfter ?? 0, 0, 3_600));
                var pause = Away.Spread(_failures++);
                return told > pause ? told : pause;
        }
    }

    /// <summary>Telegram answered, but the updates could not be stored.</summary>
    public TimeSpan NotStored(Exception why)
    {
        // Whoever finds the store away logs it.
        if (Turns(Kind.NotStored) && why is not StoreAwayException)
        {
            TelegramLog.UpdatesNotStored(log, why);
        }

        return StoreAway.Spread(_failures++);
    }

    /// <summary>Telegram answered with updates, but none has a number that could be confirmed.</summary>
    public TimeSpan NothingToConfirm()
    {
        Turns(Kind.Away);
        return Nothing.Spread(_failures++);
    }

    private bool Turns(Kind kind)
    {
        if (_kind == kind)
        {
            return false;
        }

        _kind = kind;
        return true;
    }
}

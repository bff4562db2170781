using BracketBot.Core.Accounts;

namespace BracketBot.Turns;

/// <summary>One user's work in order, users side by side, and a bound on how much of one user's work waits.</summary>
internal sealed class Mailboxes
{
    /// <summary>What one user may have waiting: far more than a thumb can tap, far less than a flood.</summary>
    public const int PerUser = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<TelegramUserId, Mailbox> _open = [];

    /// <summary>Users with work in hand.</summary>
    public int Open
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Runs the work when it is the user's turn. Null where too much of this user's work waits already: nothing was taken.</summary>
    public Task? Post(TelegramUserId user, Func<UserTurn, Task> work)
    {
        Mailbox box;
        lock (_lock)
        {
            if (!_open.TryGetValue(user, out var found))
            {
                _open[user] = found = new Mailbox();
            }

            box = found;
            if (box.Waiting >= PerUser)
            {
                return null;
            }

            box.Waiting++;
        }

        // The gate is asked here, not in the task, so that the order of posting is the order of turns.
        return RunAsync(user, box, box.Gate.WaitAsync(CancellationToken.None), work);
    }

    private async Task RunAsync(TelegramUserId user, Mailbox box, Task entered, Func<UserTurn, Task> work)
    {
        await entered;
        try
        {
            await work(new UserTurn(user, box.Gate));
        }
        finally
        {
            box.Gate.Release();
            lock (_lock)
            {
                if (--box.Waiting == 0)
                {
                    _open.Remove(user);
                    box.Gate.Dispose();
                }
            }
        }
    }

    private sealed class Mailbox
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Waiting { get; set; }
    }
}

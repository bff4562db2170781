using BracketBot.Core.Accounts;

namespace BracketBot.Turns;

/// <summary>
/// A user's turn: while it is held, nothing else of that user is handled. What waits for the broker waits outside, so that the user's
/// next message is not held up.
/// </summary>
internal sealed class UserTurn(TelegramUserId user, SemaphoreSlim gate)
{
    public TelegramUserId User => user;

    /// <summary>Gives the turn up for the time of <paramref name="work"/>, and takes it again behind whoever came in between.</summary>
    public async Task<T> OutsideAsync<T>(Func<Task<T>> work)
    {
        gate.Release();
        try
        {
            return await work();
        }
        finally
        {
            // Without a token: the turn must be held when it is given back at the end.
            await gate.WaitAsync(CancellationToken.None);
        }
    }
}

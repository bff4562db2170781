using System.Collections.Concurrent;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Turns;

namespace BracketBot.Updates;

/// <summary>
/// Takes updates from a source and hands each to its user's mailbox at once. An update not handled within a moment is stored in the inbox; until each is
/// handled or stored, the source does not acknowledge it to Telegram. So a tap costs one commit, its own, and a slow update is still safe. If the last
/// command took longer than a moment, the next one is stored without waiting, because Telegram sends nothing until then and somebody else's tap would
/// wait too. Telegram does not send a stored update again, so if its handling failed because of the store, it is handled again from here.
/// </summary>
internal sealed class UpdateIntake(
    Mailboxes mailboxes, UpdateHandler handler, ICommits commits, IInboxStore inbox, BackgroundTasks background, TimeProvider time,
    ICheckpoints checkpoints, ILogger<UpdateIntake> log) : IUpdateSink
{
    /// <summary>How long handling may take before the update is stored: about as long as storing takes.</summary>
    private static readonly TimeSpan HandlingGrace = TimeSpan.FromMilliseconds(20);

    /// <summary>The time between attempts to handle stored updates while the store is away.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<UpdateId, Task> _inHand = [];
    private volatile bool _areCommandsSlow;

    public async Task AcceptAsync(IReadOnlyList<IncomingUpdate> updates, CancellationToken cancellation)
    {
        checkpoints.Pass("updates-received");
        var dispatched = updates.Where(u => !handler.IsForOthers(u)).Select(u => (Update: u, Handled: Dispatch(u))).ToList();
        var areCommandsSlow = _areCommandsSlow;
        var awaited = Task.WhenAll(dispatched.Where(d => d.Update is IncomingTap || !areCommandsSlow).Select(d => d.Handled));
        if (!awaited.IsCompletedSuccessfully)
        {
            await Task.WhenAny(awaited, Task.Delay(HandlingGrace, time, cancellation));
        }

        List<(IncomingUpdate Update, Task? Handled)> slow = [.. dispatched.Where(d => !d.Handled.IsCompletedSuccessfully)];
        if (slow.Count > 0)
        {
            await commits.CommitAsync([.. await Task.WhenAll(slow.Select(async d => (Write)new ReceiveUpdate(await handler.ToStoreAsync(d.Update))))], cancellation);
            background.Run("stored updates", () => UntilHandledAsync(slow, cancellation));
        }

        checkpoints.Pass("updates-stored");
    }

    /// <summary>Handles what an earlier process stored but did not handle. All of it has waited.</summary>
    public async Task TakeUpAsync(CancellationToken cancellation)
    {
        var left = await inbox.UnhandledAsync(cancellation);
        await UntilHandledAsync([.. left.Select(u => (u, (Task?)null))], cancellation);
        if (left.Count > 0)
        {
            Log.UpdatesTakenUp(log, left.Count);
        }
    }

    /// <param name="stored">Each with its handling if that is under way, else null.</param>
    private Task UntilHandledAsync(IReadOnlyList<(IncomingUpdate Update, Task? Handled)> stored, CancellationToken cancellation) =>
        Task.WhenAll(stored.GroupBy(s => s.Update.From).Select(async ofUser =>
        {
            // One after another, which keeps their order and avoids turning any away for being too many at once.
            foreach (var (update, underWay) in ofUser)
            {
                var handled = underWay ?? Dispatch(update with { Waited = true });
                while (await StoreFailedAsync(handled))
                {
                    await Task.Delay(TryAgainAfter, time, cancellation);
                    handled = Dispatch(update with { Waited = true });
                }
            }
        }));

    /// <summary>True if the store failed the handling; whatever else failed was reported and logged where it did.</summary>
    private static async Task<bool> StoreFailedAsync(Task handled)
    {
        await handled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return handled.Exception?.InnerException is { } e && StoreWatch.IsStores(e);
    }

    private Task Dispatch(IncomingUpdate update)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var known = _inHand.GetOrAdd(update.Id, done.Task);
        if (known != done.Task)
        {
            // The same update again, while the first one is still being handled.
            return known;
        }

        var began = time.GetTimestamp();
        var posted = mailboxes.Post(update.From, turn => HandleAsync(update, turn));
        if (posted is null)
        {
            posted = handler.TurnAwayAsync(update);
        }

        background.Run("update", async () =>
        {
            try
            {
                await posted;
                if (update is IncomingMessage)
                {
                    _areCommandsSlow = time.GetElapsedTime(began) > HandlingGrace;
                }

                done.SetResult();
            }
            catch (StoreAwayException e)
            {
                // The user has been told, the log has it, and the update comes again.
                done.SetException(e);
            }
            catch (Exception e)
            {
                done.SetException(e);
                throw;
            }
            finally
            {
                _inHand.TryRemove(update.Id, out _);
            }
        });
        return done.Task;
    }

    private async Task HandleAsync(IncomingUpdate update, UserTurn turn)
    {
        try
        {
            await handler.HandleAsync(update, turn);
        }
        catch (StoreAwayException)
        {
            await handler.TellStoreAwayAsync(update);
            throw;
        }
        catch (Exception e) when (StoreWatch.IsStores(e))
        {
            await handler.TellStoreAwayAsync(update);
            throw new StoreAwayException("The store can't be used.", e);
        }
#pragma warning disable CA1031 // Whatever failed, the user must not be left with silence, and the update must not come for ever.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.UpdateFailed(log, e, update.Id.Value);
            await handler.ApologizeAsync(update);
        }
    }
}

using System.Collections.Concurrent;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Turns;

namespace BracketBot.Updates;

/// <summary>
/// Takes updates from a source and hands each to its user's mailbox at once. One that is not handled within a moment is stored in the
/// inbox; until each is one or the other, Telegram is not told that it was received. So a tap costs one commit, its own, and a slow
/// update is safe all the same. Where the last command took longer than a moment, the next is stored without waiting: nothing comes from Telegram
/// meanwhile, and somebody else's tap would wait with it. What is stored Telegram does not send again, so where the store failed its handling it is handled once more from here.
/// </summary>
internal sealed class UpdateIntake(
    Mailboxes mailboxes, UpdateHandler handler, ICommits commits, IInboxStore inbox, BackgroundTasks background, TimeProvider time,
    ICheckpoints checkpoints, ILogger<UpdateIntake> log) : IUpdateSink
{
    /// <summary>How long an update may take before it is stored: about as long as storing it takes.</summary>
    private static readonly TimeSpan HandlingGrace = TimeSpan.FromMilliseconds(20);

    /// <summary>Between two tries to handle what is stored, while the store is away.</summary>
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

    /// <summary>Takes up what an earlier process stored and did not handle. All of it has waited.</summary>
    public async Task TakeUpAsync(CancellationToken cancellation)
    {
        var left = await inbox.UnhandledAsync(cancellation);
        await UntilHandledAsync([.. left.Select(u => (u, (Task?)null))], cancellation);
        if (left.Count > 0)
        {
            Log.UpdatesTakenUp(log, left.Count);
        }
    }

    /// <param name="stored">With the handling that is under way; null for none yet.</param>
    private Task UntilHandledAsync(IReadOnlyList<(IncomingUpdate Update, Task? Handled)> stored, CancellationToken cancellation) =>
        Task.WhenAll(stored.GroupBy(s => s.Update.From).Select(async ofUser =>
        {
            // One after the other, so that they keep their order and none is turned away for too many at once.
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

    /// <summary>Whatever else failed has been told and logged where it did.</summary>
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
            // The same update again, while the first is still in hand.
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
                // It is told, in the log too, and the update comes again.
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

    private async Task HandleAsync(IncomingUpdate update, Turn turn)
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

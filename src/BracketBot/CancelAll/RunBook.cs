using BracketBot.Cancelling;
using BracketBot.Core.Accounts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.CancelAll;

/// <summary>The order book that a list is held against while it is carried out: never older than <c>Dialogs:FreshFor</c>.</summary>
internal sealed class RunBook(SharedBooks books, LinkedUser user, CancelAllRun run, DialogRules rules, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private OrderBook? _book;
    private volatile Skip? _over;
    private volatile bool _inDoubt;

    /// <summary>
    /// Reads the book anew where it is too old. Where it can't be read, tries on until the run's time is over: a broker that is away for a moment
    /// must not cost legs. False where that time is over.
    /// </summary>
    /// <param name="youngerThan">What it must have been read after; null for nothing.</param>
    public async Task<bool> RefreshAsync(DateTimeOffset? youngerThan, CancellationToken cancellation)
    {
        while (time.GetUtcNow() < run.ConfirmedAt + CancelAllRun.GoOnFor)
        {
            var readAt = _book?.ReadAt ?? run.Preview.ReadAt;
            if (_over is not null || (!_inDoubt && time.GetUtcNow() <= readAt + rules.FreshFor && (youngerThan is not { } over || readAt >= over)))
            {
                return true;
            }

            var read = await books.ReadAsync(user.Session, cancellation);
            Note(read.Error);
            if (read.Try(out var book, out _))
            {
                _book = book;
                _inDoubt = false;
            }
            else if (_over is null)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }

        return false;
    }

    /// <summary>
    /// What a call was answered tells of the next ones. Where it concerns all of them, none is worth sending; where that is in doubt, a read tells
    /// whether the session is over; what concerns one call only holds up no other.
    /// </summary>
    public void Note(BrokerError? error)
    {
        if (Access.ConcernsAll(error) && error is not null)
        {
            _over = new Skip(error switch
            {
                BrokerError.NotLoggedIn => SkipReason.SessionOver,
                BrokerError.AccessDenied { Reason: AccessReason.Maintenance } => SkipReason.BrokerClosed,
                _ => SkipReason.AddressRefused,
            });
        }

        _inDoubt |= Access.IsInDoubt(error);
    }

    /// <summary>Why a leg is left alone; null where it stands as it was shown.</summary>
    public Skip? WhyNot(LegChoice shown)
    {
        if (_over is { } why)
        {
            return why;
        }

        if (_book is null)
        {
            // The preview itself is fresh.
            return null;
        }

        return (LegDifference.Between(shown.Bracket, shown.Leg.Ref, _book.Find(shown.Bracket.Id)), _book.Find(shown.Leg.Ref)?.Block) switch
        {
            ({ Count: 0 }, _) => null,
            ({ } changes, _) => new Skip(SkipReason.Changed, Changes: changes),
            (_, CancelBlock.NotYetAtExchange) => new Skip(SkipReason.NotAtExchange),
            (_, CancelBlock.BeingCancelled) => new Skip(SkipReason.BeingCancelled),
            (_, { } over and not CancelBlock.NotPending) => new Skip(SkipReason.Gone, over),
            _ => new Skip(SkipReason.NotInBook),
        };
    }
}

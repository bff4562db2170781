using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.CancelAll;

/// <summary>The order book that a list is held against while it is carried out: never older than <c>Dialogs:FreshFor</c>.</summary>
internal sealed class RunBook(SharedBooks books, LinkedUser user, AllRun run, DialogRules rules, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private OrderBook? _book;
    private volatile bool _sessionIsOver;

    /// <summary>
    /// Reads the book anew where it is too old. Where it can't be read, tries on until the run's time is over: a broker that is away for a moment
    /// must not cost legs. False where that time is over.
    /// </summary>
    public async Task<bool> RefreshAsync(CancellationToken cancellation)
    {
        while (time.GetUtcNow() < run.ConfirmedAt + AllRun.GoOnFor)
        {
            if (_sessionIsOver || time.GetUtcNow() <= (_book?.ReadAt ?? run.Preview.ReadAt) + rules.FreshFor)
            {
                return true;
            }

            var read = await books.ReadAsync(user.Session, cancellation);
            Note(read.Error);
            if (read.Try(out var book, out _))
            {
                _book = book;
            }
            else if (!_sessionIsOver)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }

        return false;
    }

    /// <summary>What a cancel was answered tells of the next ones: with the session over, none of them is worth sending.</summary>
    public void Note(BrokerError? error) => _sessionIsOver |= error is BrokerError.NotLoggedIn;

    /// <summary>Why a leg is left alone; null where it stands as it was shown.</summary>
    public AllSkip? WhyNot(LegChoice shown)
    {
        if (_sessionIsOver)
        {
            return new AllSkip("not sent: session over");
        }

        if (_book is null)
        {
            // The preview itself is fresh.
            return null;
        }

        return (LegDifference.Between(shown.Bracket, shown.Leg.Ref, _book.Find(shown.Bracket.Id)), _book.Find(shown.Leg.Ref)?.Block) switch
        {
            ({ Count: 0 }, _) => null,
            ({ }, _) => new AllSkip("not sent: it changed"),
            (_, CancelBlock.NotYetAtExchange) => new AllSkip("not sent: not at the exchange yet"),
            (_, { } over and not CancelBlock.NotPending) => new AllSkip(LegLines.Why(over), IsGone: true),
            _ => new AllSkip("not sent: not in the order book"),
        };
    }
}

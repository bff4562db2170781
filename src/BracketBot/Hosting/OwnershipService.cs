using BracketBot.Cancelling;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Processes;
using BracketBot.Dialogs;
using BracketBot.Telegram.Outbox;
using BracketBot.Turns;

namespace BracketBot.Hosting;

/// <summary>
/// Shows that this process lives, and takes over what dead ones have left: tickets are seen through to their outcome, lists go on within their time,
/// cards are delivered. Started before whatever commits, and ended after it.
/// </summary>
internal sealed class OwnershipService(
    IOwnership ownership, IAccounts accounts, Canceller canceller, ICancelAllRunner lists, OutboxSender outbox, TimeProvider time,
    ILogger<OwnershipService> log) : BackgroundService
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);
    private Beat? _first;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // What is committed from here on must not look like a dead process's.
        _first = await ownership.BeatAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // The host's own time may be up by now.
        using var soon = new CancellationTokenSource(Goodbye, time);
        try
        {
            await ownership.LeaveAsync(soon.Token);
        }
#pragma warning disable CA1031 // Whatever keeps it from saying goodbye: the others notice within seconds all the same.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.LeftWithoutGoodbye(log, e);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Where a round failed, what it had claimed is looked for once more.
        var own = false;
        return Loops.KeepRunningAsync("ownership", cancellation => RunAsync(own, cancellation), time, log, stoppingToken, failed: () => own = true);
    }

    private async Task RunAsync(bool own, CancellationToken cancellation)
    {
        while (true)
        {
            var beat = _first ?? await ownership.BeatAsync(cancellation);
            _first = null;
            own |= beat.WasTakenForDead;
            if (beat.WasTakenForDead)
            {
                Log.TakenForDead(log);
            }

            if (own)
            {
                outbox.Distrust();
            }

            if (own || beat.AnythingToTakeOver)
            {
                await TakeOverAsync(own, cancellation);
            }

            own = false;
            await Task.Delay(beat.Next ?? Timeout.InfiniteTimeSpan, time, cancellation);
        }
    }

    private async Task TakeOverAsync(bool own, CancellationToken cancellation)
    {
        var left = await ownership.TakeOverAsync(own, cancellation);
        outbox.LookInStore(left.Chats);
        foreach (var ticket in left.Tickets)
        {
            Log.TicketTakenUp(log, ticket.Id.Value, ticket.State);
            canceller.TakeUp(ticket, () => SessionOfAsync(ticket));
        }

        foreach (var list in left.Lists)
        {
            if (await accounts.FindAsync(list.UserId, list.Client, cancellation) is { MayCancel: true } user)
            {
                lists.Start(list.Id, user);
            }
            else if (list.Client is { } client)
            {
                lists.End(list.Id, client);
            }
        }
    }

    /// <summary>A user whose access was taken away, or who has unlinked the client, gets no reading; the ticket still ends with an answer.</summary>
    private async Task<BrokerSession?> SessionOfAsync(CancelTicket ticket) =>
        (await accounts.FindAsync(ticket.Account.UserId, ticket.Account.ClientId, CancellationToken.None))?.Session;
}

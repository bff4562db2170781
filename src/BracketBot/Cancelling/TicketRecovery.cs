using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Hosting;

namespace BracketBot.Cancelling;

/// <summary>Takes up tickets that a dead process left without an outcome, and holds on to this process's own.</summary>
internal sealed class TicketRecovery(
    ITicketStore tickets, IAccountStore accounts, Canceller canceller, OwnerId owner, TimeProvider time, ILogger<TicketRecovery> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private const int AtOnce = 100;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loops.KeepRunningAsync("ticket recovery", RunAsync, time, log, stoppingToken);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            await BeatAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await tickets.RenewAsync(owner, canceller.InHand, now + TicketDesk.Lease, cancellation);
        var left = await tickets.TakeOverAsync(owner, now, now + TicketDesk.Lease, AtOnce, cancellation);
        foreach (var ticket in left)
        {
            Log.TicketTakenUp(log, ticket.Id.Value, ticket.State);
            var user = await accounts.FindAsync(ticket.Account.UserId, cancellation);

            // A user whose access was taken away, or who has another client now, gets no reading; the ticket still ends with an answer.
            var session = user?.Session is { } own && own.ClientId == ticket.Account.ClientId ? own : null;
            canceller.TakeUp(ticket, session);
        }
    }
}

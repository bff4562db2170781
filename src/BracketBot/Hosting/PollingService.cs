using BracketBot.Telegram.Updates;
using BracketBot.Turns;
using BracketBot.Updates;

namespace BracketBot.Hosting;

/// <summary>Takes up what an earlier run left in the inbox, then polls Telegram.</summary>
internal sealed class PollingService(PollingSource source, UpdateIntake intake, TimeProvider time, ILogger<PollingService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var tookUp = false;
        await Loops.KeepRunningAsync("polling", async cancellation =>
        {
            if (!tookUp)
            {
                await intake.TakeUpAsync(cancellation);
                tookUp = true;
            }

            await source.RunAsync(intake, cancellation);
        }, time, log, stoppingToken);
    }
}

using BracketBot.Telegram.Outbox;

namespace BracketBot.Hosting;

/// <summary>Delivers cards.</summary>
internal sealed class OutboxService(OutboxSender sender, TimeProvider time, ILogger<OutboxService> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Loops.KeepRunningAsync("the outbox", sender.RunAsync, time, log, stoppingToken);
}

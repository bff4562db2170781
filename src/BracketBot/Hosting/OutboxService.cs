using BracketBot.Telegram.Outbox;

namespace BracketBot.Hosting;

/// <summary>Delivers cards.</summary>
internal sealed class OutboxService(OutboxSender sender) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        sender.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => sender.StopAsync();
}

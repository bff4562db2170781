using BracketBot.Commands;
using BracketBot.Telegram;

namespace BracketBot.Hosting;

/// <summary>Sets the command menu at start, from the command list.</summary>
internal sealed class MenuService(TelegramSetup telegram, CommandList commands, TimeProvider time, ILogger<MenuService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        BotCommand[] menu = [.. commands.All.Where(c => !c.IsForAdmins).Select(c => new BotCommand(c.Name, c.Description))];
        while (await telegram.SetCommandsAsync(menu, stoppingToken) is { } error)
        {
            Log.MenuNotSet(log, error.GetType().Name);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }
}

using BracketBot.Commands;
using BracketBot.Members;
using BracketBot.Telegram;
using BracketBot.Turns;

namespace BracketBot.Hosting;

/// <summary>Sets the command menus from the command list: everybody's at start, and an admin's own for as long as they are one.</summary>
internal sealed class MenuService(TelegramSetup telegram, CommandList commands, AdminMenus admins, TimeProvider time, ILogger<MenuService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<BotCommand> MenuOf(CommandList commands, bool forAdmin) =>
        [.. commands.All.Where(c => forAdmin || !c.IsForAdmins).Select(c => new BotCommand(c.Name, c.Description))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(SetForAllAsync(stoppingToken), Loops.KeepRunningAsync("admins' menus", admins.RunAsync, time, log, stoppingToken));

    private async Task SetForAllAsync(CancellationToken cancellation)
    {
        while (await telegram.SetCommandsAsync(MenuOf(commands, forAdmin: false), cancellation) is { } error)
        {
            Log.MenuNotSet(log, error.GetType().Name);
            await Task.Delay(Pause, time, cancellation);
        }
    }
}

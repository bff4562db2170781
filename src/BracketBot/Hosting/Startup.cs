using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using BracketBot.Checks;
using BracketBot.Configuration;
using BracketBot.Storage;

namespace BracketBot.Hosting;

/// <summary>From checked settings to a program that runs, and from what can fail on the way to one clear line.</summary>
internal static class Startup
{
    public static async Task PrintErrorsAsync(string? sourceError, IReadOnlyList<SettingError> errors)
    {
        if (sourceError is not null)
        {
            await Console.Error.WriteLineAsync(sourceError);
        }

        foreach (var error in errors)
        {
            await Console.Error.WriteLineAsync(error.ToString());
        }
    }

    /// <summary>Tries everything that a start needs, and records the broker's answers where a file is given; the program's exit code.</summary>
    public static async Task<int> CheckAsync(Settings settings, string? record, string? warning)
    {
        using var check = new CheckRun(settings, warning, Console.Out, TimeProvider.System);
        var allOk = await check.RunAsync(CancellationToken.None);
        allOk &= record is null || await new RecordRun(settings, Console.Out, TimeProvider.System).RunAsync(record, CancellationToken.None);
        return allOk ? 0 : 1;
    }

    /// <summary>Copies the embedded database, whether a bot runs on it or not; the program's exit code.</summary>
    public static async Task<int> BackupAsync(Settings settings, string target)
    {
        var made = await Database.BackupAsync(settings.Storage, target, TimeProvider.System, CancellationToken.None);
        if (!made.Try(out var backup, out var error))
        {
            await Console.Error.WriteLineAsync($"backup: failed: {error.Message}");
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"backup: ok ({backup.Documents} documents, {backup.Bytes} bytes in {target})"));
        return 0;
    }

    /// <summary>Reads the audit against its chains; the program's exit code.</summary>
    public static Task<int> VerifyAuditAsync(Settings settings) =>
        new AuditRun(settings, Console.Out, Console.Error, TimeProvider.System).VerifyAsync(CancellationToken.None);

    /// <summary>Writes the audit as a table; the program's exit code.</summary>
    public static Task<int> ExportAuditAsync(Settings settings, ProgramTask.ExportAudit export) =>
        new AuditRun(settings, Console.Out, Console.Error, TimeProvider.System).ExportAsync(export, CancellationToken.None);

    /// <summary>Makes a new master key and seals with it; the program's exit code.</summary>
    public static Task<int> RekeyAsync(Settings settings) =>
        new RekeyRun(settings, Console.Out, Console.Error, TimeProvider.System).RunAsync(CancellationToken.None);

    /// <summary>Runs until it is stopped; the program's exit code.</summary>
    public static async Task<int> RunAsync(Settings settings, string? warning)
    {
        var isUp = new StrongBox<bool>();
#if DEBUG
        var checkpoints = KillAtStep.FromEnvironment(settings);
#else
        // The tests' kill switch is in no release.
        var checkpoints = new Core.NoCheckpoints();
#endif
        var (host, error) = await BotHost.BuildAsync(
            settings, TimeProvider.System, checkpoints, l => Logging(l, settings.LogLevels, isUp), CancellationToken.None);
        if (host is null)
        {
            await Console.Error.WriteLineAsync(error);
            return 1;
        }

        await using (host)
        {
            return await ServeAsync(host, settings, warning, isUp);
        }
    }

    private static async Task<int> ServeAsync(BotHost host, Settings settings, string? warning, StrongBox<bool> isUp)
    {
        try
        {
            await host.App.StartAsync();
            isUp.Value = true;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"Server:Listen: {settings.Server.Listen} can't be listened on: {e.Message}");

            // What had started already ends in good order, or it would meet what is disposed.
            await host.App.StopAsync();
            return 1;
        }

        Log.Started(host.App.Logger, ProgramVersion.This.Text, settings.Access.Users.Count, settings.Server.Listen.ToString());
        if (warning is not null)
        {
            Log.SettingsOpen(host.App.Logger, warning);
        }

        await host.App.WaitForShutdownAsync();

        // Where a service failed the host has stopped by itself, and said why.
        return host.App.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(s => s.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
    }

    /// <param name="isUp">False while it starts: what keeps it from starting is said in one line, not by the host with where in the code it happened.</param>
    private static void Logging(ILoggingBuilder logging, IReadOnlyDictionary<string, LogLevel> levels, StrongBox<bool> isUp)
    {
        logging
            .AddSimpleConsole(o =>
            {
                o.SingleLine = true;
                o.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff ";
                o.UseUtcTimestamp = true;
            })
            .SetMinimumLevel(levels["Default"])
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", level => level >= (isUp.Value ? LogLevel.Warning : LogLevel.Critical));
        foreach (var (category, level) in levels.Where(l => !l.Key.Equals("Default", StringComparison.OrdinalIgnoreCase)))
        {
            logging.AddFilter(category, level);
        }
    }
}

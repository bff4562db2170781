using System.Net.Sockets;
using System.Runtime.InteropServices;
using BracketBot.Sandbox.Bot;
using Microsoft.AspNetCore.Connections;

namespace BracketBot.Sandbox;

/// <summary>The sandbox from start to end.</summary>
internal static class SandboxProgram
{
    private const int Failed = 1;
    private const int BadArguments = 2;
    private const int LogTail = 15;
    private const int UsualPort = 8090;

    public static async Task<int> RunAsync(string[] words)
    {
        var (arguments, error) = SandboxArguments.Parse(words);
        if (arguments is null)
        {
            await Console.Error.WriteLineAsync(error);
            return BadArguments;
        }

        if (arguments.Help)
        {
            Console.WriteLine(SandboxArguments.Usage);
            return 0;
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = Stops(PosixSignal.SIGINT);
        using var terminate = Stops(PosixSignal.SIGTERM);
        using var hangUp = Stops(PosixSignal.SIGHUP);
        var folder = arguments.Data is { } data
            ? Directory.CreateDirectory(data)
            : Directory.CreateTempSubdirectory("bracketbot-sandbox-");
        var failed = false;
        try
        {
            failed = !await RunAsync(arguments.Port, folder.FullName, stop.Token);
            return failed ? Failed : 0;
        }
        catch (Exception e) when (IsPortTaken(e))
        {
            await Console.Error.WriteLineAsync($"Port {arguments.Port} is taken. Choose another one with --port N.");
            return BadArguments;
        }
        catch (InvalidDataException unreadable)
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return BadArguments;
        }
        finally
        {
            // After a failure the log is needed.
            if (arguments.Data is null && !failed)
            {
                folder.Delete(recursive: true);
            }
        }

        PosixSignalRegistration Stops(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
    }

    private static async Task<bool> RunAsync(int? port, string folder, CancellationToken stop)
    {
        await using var sandbox = await StartAsync(port, folder, stop);

        // Until the user lets prices move, only their own actions change the page.
        sandbox.Broker.PauseMarket();

        // A bot can't write first on Telegram: admins who never wrote to theirs would not hear of access requests.
        foreach (var admin in SandboxPerson.All.Where(p => p.IsAdmin))
        {
            sandbox.Telegram.Start(admin.Person);
        }

        var bot = sandbox.Bot!;
        // Whatever ends this process, even an unhandled error, the bot must not be left behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => bot.Kill();
        try
        {
            var status = await bot.WaitUntilAsync([BotState.Running, BotState.Failed], stop);
            if (status.State == BotState.Failed)
            {
                await Console.Error.WriteLineAsync($"The bot ended with exit code {status.ExitCode}. The end of {bot.Settings.LogFile}:");
                await foreach (var line in File.ReadLinesAsync(bot.Settings.LogFile, CancellationToken.None).TakeLast(LogTail))
                {
                    await Console.Error.WriteLineAsync("  " + line);
                }

                return false;
            }

            Console.WriteLine($"BracketBot sandbox: {sandbox.PageUrl}  (Ctrl+C ends it)");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return true;
        }

        return true;
    }

    private static async Task<SandboxHost> StartAsync(int? port, string folder, CancellationToken stop)
    {
        try
        {
            return await SandboxHost.StartAsync(Options(port ?? UsualPort), stop);
        }
        catch (Exception e) when (port is null && IsPortTaken(e))
        {
            // Nobody asked for this particular port, and the address is printed anyway.
            return await SandboxHost.StartAsync(Options(0), stop);
        }

        SandboxOptions Options(int pagePort) => new() { PagePort = pagePort, StartBot = true, Folder = folder };
    }

    private static bool IsPortTaken(Exception e) => e is IOException { InnerException: AddressInUseException } or SocketException;
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BracketBot.Sandbox.Bot;

namespace BracketBot.Sandbox.Tests.Bot;

public sealed class BotProcessTests
{
    private static string Program => Path.Combine(AppContext.BaseDirectory, "BracketBot.Sandbox.dll");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_RunningBot_EndsTheProcessAndStartBringsAnother()
    {
        var folder = Directory.CreateTempSubdirectory("bracketbot-test-").FullName;
        await using (var sandbox = await SandboxHost.StartAsync(new() { Broker = new() { PriceMoves = false } }, Cancel))
        await using (var bot = new BotProcess(Settings(sandbox, folder), TimeProvider.System))
        {
            bot.Start();
            var first = await bot.WaitUntilAsync([BotState.Running, BotState.Failed], Cancel);
            Assert.Equal(BotState.Running, first.State);
            using var process = Process.GetProcessById(first.ProcessId!.Value);
            bot.Kill();
            await process.WaitForExitAsync(Cancel);
            Assert.Equal(BotState.Killed, bot.Status.State);

            bot.Start();
            var second = await bot.WaitUntilAsync([BotState.Running, BotState.Failed], Cancel);
            Assert.Equal(BotState.Running, second.State);
            Assert.NotEqual(first.ProcessId, second.ProcessId);

            // It is the real program: it asks Telegram for updates.
            await sandbox.Telegram.WaitForAsync(telegram => telegram.Calls.Any(call => call.Method == "getUpdates"), Cancel);
            await bot.StopAsync();
            Assert.Equal((BotState.Stopped, null), (bot.Status.State, bot.Status.ProcessId));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Start_PeopleAndApp_AreInTheProgramsEnvironment()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no program that prints its environment.");
        }

        var folder = Directory.CreateTempSubdirectory("bracketbot-test-").FullName;
        await using (var sandbox = await SandboxHost.StartAsync(new() { Broker = new() { PriceMoves = false } }, Cancel))
        await using (var bot = new BotProcess(Settings(sandbox, folder) with { Program = "/usr/bin/env", AppId = "APP", AppSecret = "app-secret" }, TimeProvider.System))
        {
            bot.Start();
            await bot.WaitUntilAsync([BotState.Failed], Cancel);
        }

        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "bracketbot.log"), Cancel);
        Assert.Contains("Broker__AppId=APP", lines);
        Assert.Contains("Broker__AppSecret=app-secret", lines);
        Assert.Equal(["Access__Admins__0=5004"], lines.Where(line => line.StartsWith("Access__Admins", StringComparison.Ordinal)));
        // Who is not configured with a token links an account by the bot.
        Assert.Equal(["Access__Users__0__ClientId=YA0002"], lines.Where(line => line.StartsWith("Access__Users", StringComparison.Ordinal) && line.Contains("ClientId", StringComparison.Ordinal)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Sandbox_PortTaken_OneLineAndExitCodeTwo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (code, errors) = await RunAsync("--port", $"{port}");
        Assert.Equal((2, $"Port {port} is taken. Choose another one with --port N."), (code, errors.Trim()));
    }

    [Fact]
    public async Task Sandbox_UsualPortTaken_ListensOnAnotherOne()
    {
        // Where somebody else holds the port already, that does as well.
        using var taken = new TcpListener(IPAddress.Loopback, 8090);
        try
        {
            taken.Start();
        }
        catch (SocketException)
        {
        }

        var folder = Directory.CreateTempSubdirectory("bracketbot-test-").FullName;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "--data", folder]) { RedirectStandardOutput = true })!;
        try
        {
            // A bound for a sandbox that says nothing, never a measure of speed.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120), TimeProvider.System);
            Assert.Matches(@"^BracketBot sandbox: http://127\.0\.0\.1:(?!8090/)\d+/ ", await process.StandardOutput.ReadLineAsync(patience.Token) ?? "");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("--port", "x")]
    [InlineData("--port", "0")]
    [InlineData("--data")]
    [InlineData("--what")]
    public async Task Sandbox_BadArgument_OneLineAndExitCodeTwo(params string[] words)
    {
        var (code, errors) = await RunAsync(words);
        Assert.Equal((2, 1), (code, errors.Trim().Split('\n').Length));
        Assert.Contains(words[0], errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sandbox_Help_ExitsWithZero() => Assert.Equal((0, ""), await RunAsync("--help"));

    private static BotSettings Settings(SandboxHost sandbox, string folder)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return new()
        {
            BotToken = sandbox.Telegram.Options.BotToken,
            TelegramUrl = sandbox.TelegramUrl,
            BrokerUrl = sandbox.BrokerUrl,
            Listen = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}"),
            Folder = folder,
        };
    }

    private static async Task<(int Code, string Errors)> RunAsync(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. words])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var errors = await process.StandardError.ReadToEndAsync(Cancel);
        await output;
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, errors);
    }
}

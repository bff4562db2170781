using System.Globalization;
using BracketBot.Sandbox;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Tests.Hosting;

/// <summary>A simulated broker and Telegram, and what configures the program to use them.</summary>
internal sealed class ProgramWorld : IAsyncDisposable
{
    private ProgramWorld(SandboxHost sandbox)
    {
        Sandbox = sandbox;
        var asha = SandboxPerson.Asha;
        Settings = new Dictionary<string, string>
        {
            ["Telegram:BotToken"] = sandbox.Telegram.Options.BotToken,
            ["Telegram:ApiUrl"] = sandbox.TelegramUrl.GetLeftPart(UriPartial.Authority),
            ["Broker:BaseUrl"] = sandbox.BrokerUrl.GetLeftPart(UriPartial.Authority),
            ["Server:Listen"] = "http://127.0.0.1:0",
            ["Access:Users:0:TelegramUserId"] = asha.Person.Id.ToString(CultureInfo.InvariantCulture),
            ["Access:Users:0:ClientId"] = asha.ClientId!,
            ["Access:Users:0:AccessToken"] = asha.AccessToken!,
        };
    }

    public SandboxHost Sandbox { get; }

    public TempFolder Folder { get; } = new();

    public Dictionary<string, string> Settings { get; }

    private int Polls => Sandbox.Telegram.Calls.Count(c => c.Method == "getUpdates");

    public static async Task<ProgramWorld> StartAsync() => new(await SandboxHost.StartAsync(
        new SandboxOptions { Broker = SimulatedBrokerOptions.ForTests with { EnforceRateLimits = false } }, BotProgram.Patience));

    public Task<BotProgram.Ended> RunAsync(params string[] arguments) => BotProgram.RunAsync(Folder, Settings, arguments);

    /// <summary>Writes a key file, closed to others.</summary>
    public async Task WriteKeyAsync(string name, string content)
    {
        var path = Folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, content, BotProgram.Patience);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>Starts the program and waits until it takes live updates.</summary>
    public async Task<BotProgram> StartBotAsync()
    {
        var polls = Polls;
        var program = BotProgram.Start(Folder, Settings);
        await Sandbox.Telegram.WaitForAsync(_ => Polls > polls + 1, BotProgram.Patience);
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Folder.Dispose();
    }
}

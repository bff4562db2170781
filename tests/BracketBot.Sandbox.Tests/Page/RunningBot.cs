using BracketBot.Sandbox.Bot;

namespace BracketBot.Sandbox.Tests.Page;

/// <summary>A sandbox with its page and the real program, which the tests of a class share.</summary>
public sealed class RunningBot : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bracketbot-test-").FullName;

    public SandboxHost Sandbox { get; private set; } = null!;

    public HttpClient Page { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await SandboxHost.StartAsync(new() { PagePort = 0, StartBot = true, Folder = _folder, Broker = new() { PriceMoves = false } });
        Page = new() { BaseAddress = Sandbox.PageUrl };
        var status = await Sandbox.Bot!.WaitUntilAsync([BotState.Running, BotState.Failed]);
        Assert.Equal(BotState.Running, status.State);
    }

    public async ValueTask DisposeAsync()
    {
        Page.Dispose();
        await Sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

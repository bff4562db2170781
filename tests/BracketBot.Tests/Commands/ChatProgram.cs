using System.Globalization;
using BracketBot.Core;
using BracketBot.Hosting;
using BracketBot.Sandbox;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Configuration;
using Microsoft.Extensions.Logging;

namespace BracketBot.Tests.Commands;

/// <summary>The program within this process, against a simulated broker and Telegram.</summary>
internal sealed class ChatProgram : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private ChatProgram(SandboxHost sandbox, BotHost host) => (Sandbox, Host) = (sandbox, host);

    public static Person Asha => SandboxPerson.Asha.Person;

    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System).Token;

    public SandboxHost Sandbox { get; }

    public BotHost Host { get; private set; }

    /// <param name="hearsEverything">In groups.</param>
    public static async Task<ChatProgram> StartAsync(bool hearsEverything = false)
    {
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Broker = SimulatedBrokerOptions.ForTests, Telegram = new SimulatedTelegramOptions { HearsEverything = hearsEverything } }, Patience);
        var program = new ChatProgram(sandbox, null!);
        var asha = SandboxPerson.Asha;
        var settings = Given.Settings(
        [
            ("Telegram:BotToken", sandbox.Telegram.Options.BotToken),
            ("Telegram:ApiUrl", sandbox.TelegramUrl.GetLeftPart(UriPartial.Authority)),
            ("Broker:BaseUrl", sandbox.BrokerUrl.GetLeftPart(UriPartial.Authority)),
            ("Server:Listen", "http://127.0.0.1:0"),
            ("Storage:ConnectionString", $"Filename={program._folder.File("bracketbot.db")}"),
            ("Secrets:KeyFile", program._folder.File("master.key")),
            .. Given.User(0, asha.Person.Id.ToString(CultureInfo.InvariantCulture), asha.ClientId, asha.AccessToken),
        ]);
        var (host, error) = await BotHost.BuildAsync(settings, TimeProvider.System, new NoCheckpoints(), l => l.SetMinimumLevel(LogLevel.None), Patience);
        Assert.Null(error);
        program.Host = host!;
        await host!.App.StartAsync(Patience);
        return program;
    }

    /// <summary>Writes to the bot; the text that answers.</summary>
    public async Task<string> AskAsync(string text)
    {
        var before = Sandbox.Telegram.Messages(Asha.Id).Count(m => m.FromBot);
        Sandbox.Telegram.SendText(Asha, text);
        await Sandbox.Telegram.WaitForAsync(t => t.Messages(Asha.Id).Count(m => m.FromBot) > before, Patience);
        return Sandbox.Telegram.Messages(Asha.Id).Last(m => m.FromBot).Text;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.App.StopAsync(Patience);
        await Host.DisposeAsync();
        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }
}

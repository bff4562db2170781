using BracketBot.Alerts;
using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.Secrets;
using BracketBot.SignIn;
using BracketBot.Storage;

namespace BracketBot.Hosting;

/// <summary>The program, put together and ready to run. Owns the database; disposing it closes everything.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    /// <summary>How long a stop may take: longer than a broker's time-out, so that an answer in flight is not lost.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    private readonly ILoggerFactory _logs;

    private BotHost(WebApplication app, Database database, ILoggerFactory logs) => (App, Database, _logs) = (app, database, logs);

    public WebApplication App { get; }

    public Database Database { get; }

    /// <summary>Opens the database and puts the program together; or the one line that says why it can't be.</summary>
    public static async Task<(BotHost? Host, string? Error)> BuildAsync(
        Settings settings, TimeProvider time, ICheckpoints checkpoints, Action<ILoggingBuilder> logging, CancellationToken cancellation)
    {
        var (box, keyError) = AesSecretBox.WithKeyOf(settings.Secrets);
        if (box is null)
        {
            return (null, keyError);
        }

        // The usual builders read the settings once more by themselves, and watch the folder that the database is written in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());

        // Below a warning the server writes each address that is asked for, and a hook's holds its key. The settings allow no less either.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging(builder.Logging);
        builder.WebHost.UseKestrelCore().UseUrls(settings.Server.Listen.ToString());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = StopWithin);
        var owner = new OwnerId(Guid.CreateVersion7(time.GetUtcNow()).ToString());

        // The database is open before the program is put together, and after it is taken apart.
        var logs = LoggerFactory.Create(logging);
        var opened = await Database.OpenAsync(settings.Storage, box, owner, time, cancellation, logs.CreateLogger<Database>());
        if (!opened.Try(out var database, out var error))
        {
            logs.Dispose();
            return (null, error.Message);
        }

        // After a rekey of an embedded database that a bot had open. Sessions are sealed anew where the members are brought in line.
        await database.ReSealAuditAsync(cancellation);
        builder.Services
            .AddSingleton(time)
            .AddSingleton(checkpoints)
            .AddSingleton(typeof(OwnerId), owner)
            .AddSingleton(settings.Access)
            .AddStorage(database)
            .AddMembers(box, settings)
            .AddBroker(settings.Broker)
            .AddTelegram(settings.Telegram)
            .AddCancelling(settings.Broker)
            .AddDialogs(settings)
            .AddCancelAll()
            .AddAlerts(settings.Server)
            .AddLinking()
            .AddMembership()
            .AddChat()
            .AddBackground();
        var app = builder.Build();
        HealthEndpoints.Map(app);
        AlertEndpoint.Map(app);
        SignInEndpoints.Map(app);
        return (new BotHost(app, database, logs), null);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Database.DisposeAsync();
        _logs.Dispose();
    }
}

using BracketBot.Broker;
using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Secrets;
using BracketBot.Storage;
using BracketBot.Telegram;
using BracketBot.Telegram.Api;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Checks;

/// <summary>
/// Runs <c>--check</c>: tries everything that a start needs, and prints a line for each. It changes nobody's access. A bot running on the same database
/// does not make it fail, because that is when operators check.
/// </summary>
/// <param name="warning">A warning about the settings that is not a failure; null for none.</param>
internal sealed class CheckRun(Settings settings, string? warning, TextWriter output, TimeProvider time) : IDisposable
{
    private readonly BotApi _telegram = new(settings.Telegram, time);
    private readonly KartBroker _broker = new(settings.Broker, time, NullLogger<KartBroker>.Instance);

    /// <summary>True if everything is fine.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        output.WriteLine(warning is null ? "configuration: ok" : $"configuration: ok, but {warning}");
        var allOk = await CheckDatabaseAsync(cancellation);
        allOk &= await CheckTelegramAsync(cancellation);
        foreach (var user in settings.Access.Users)
        {
            allOk &= await CheckUserAsync(user, cancellation);
        }

        if (settings.Access is { Users.Count: 0, Admins.Count: 0, Mode: not AccessMode.Open })
        {
            output.WriteLine("users: none in Access:Users and no admin in Access:Admins; the bot would turn everybody away");
        }

        return allOk;
    }

    public void Dispose()
    {
        _telegram.Dispose();
        _broker.Dispose();
    }

    private async Task<bool> CheckDatabaseAsync(CancellationToken cancellation)
    {
        var (box, keyError) = AesSecretBox.WithKeyOf(settings.Secrets);
        if (box is null)
        {
            output.WriteLine($"key: failed: {keyError}");
            return false;
        }

        output.WriteLine("key: ok");
        var opened = await Database.OpenAsync(settings.Storage, box, new OwnerId("check"), time, cancellation);
        if (opened.Try(out var database, out var error))
        {
            await database.DisposeAsync();
            output.WriteLine($"database: ok ({settings.Storage.Provider})");
            return true;
        }

        var isInUse = error.Why == StorageError.Reason.InUse;
        output.WriteLine(isInUse ? $"database: in use by {error.Holder}, as while the bot runs; not opened" : $"database: failed: {error.Message}");
        return isInUse;
    }

    private async Task<bool> CheckTelegramAsync(CancellationToken cancellation)
    {
        var me = await new TelegramSetup(_telegram).GetMeAsync(cancellation);
        var ok = me.Try(out var bot, out var error);
        output.WriteLine(error is null ? $"telegram: ok (@{bot?.Username})" : $"telegram: failed: {ChatErrorText.Of(error)}");
        return ok;
    }

    private async Task<bool> CheckUserAsync(ConfiguredUser user, CancellationToken cancellation)
    {
        if (user.Session is not { } session)
        {
            output.WriteLine($"user {user.UserId}: ok (links an account in the chat)");
            return true;
        }

        var name = $"user {user.UserId} as {session.ClientId}";
        var read = await _broker.ReadTradingInfoAsync(session, cancellation);
        if (!read.Try(out var info, out var error))
        {
            var word = ErrorLines.Word(error);
            output.WriteLine($"{name}: failed: {ErrorLines.Headline(error)}{(word.Length > 0 ? $" ({word})" : "")}");
            return false;
        }

        if (info.ClientId != session.ClientId)
        {
            output.WriteLine($"{name}: failed: the access token belongs to {info.ClientId}; put that in Access:Users or use another token");
            return false;
        }

        output.WriteLine($"{name}: ok ({info.Status})");
        return true;
    }
}

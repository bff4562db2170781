using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Cards;
using BracketBot.Hosting;
using BracketBot.Telegram;

namespace BracketBot.Checks;

/// <summary>What <c>--check</c> does: tries everything that a start needs, and prints a line for each.</summary>
internal static class CheckRun
{
    /// <summary>0 where all is fine, else 1.</summary>
    public static async Task<int> RunAsync(BotHost host, Settings settings, TextWriter output, CancellationToken cancellation)
    {
        output.WriteLine("configuration: ok");
        output.WriteLine($"database: ok ({settings.Storage.Provider})");
        var services = host.App.Services;
        var allOk = await CheckTelegramAsync(services.GetRequiredService<TelegramSetup>(), output, cancellation);
        var broker = services.GetRequiredService<IBroker>();
        foreach (var user in settings.Access.Users)
        {
            allOk &= await CheckUserAsync(broker, user, output, cancellation);
        }

        if (settings.Access.Users.Count == 0)
        {
            output.WriteLine("users: none in Access:Users; the bot would turn everybody away");
        }

        return allOk ? 0 : 1;
    }

    private static async Task<bool> CheckTelegramAsync(TelegramSetup telegram, TextWriter output, CancellationToken cancellation)
    {
        var me = await telegram.GetMeAsync(cancellation);
        var ok = me.Try(out var bot, out var error);
        output.WriteLine(ok ? $"telegram: ok (@{bot?.Username})" : $"telegram: failed: {error}");
        return ok;
    }

    private static async Task<bool> CheckUserAsync(IBroker broker, LinkedUser user, TextWriter output, CancellationToken cancellation)
    {
        var name = $"user {user.Account.UserId} as {user.Account.ClientId}";
        if (user.Session is null)
        {
            output.WriteLine($"{name}: no access token");
            return true;
        }

        var read = await broker.ReadTradingInfoAsync(user.Session, cancellation);
        if (!read.Try(out var info, out var error))
        {
            var word = ErrorLines.Word(error);
            output.WriteLine($"{name}: failed: {ErrorLines.Headline(error)}{(word.Length > 0 ? $" ({word})" : "")}");
            return false;
        }

        if (info.ClientId != user.Account.ClientId)
        {
            output.WriteLine($"{name}: failed: the access token belongs to {info.ClientId}; put that in Access:Users or use another token");
            return false;
        }

        output.WriteLine($"{name}: ok ({info.Status})");
        return true;
    }
}

using System.Threading.Channels;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Telegram;

namespace BracketBot.Members;

/// <summary>
/// The command menus of admins, who have more commands than others: one for each private chat, which Telegram keeps until it is deleted. What waits is
/// held in memory alone, since each start goes through all admins.
/// </summary>
/// <param name="commands">The menu of an admin.</param>
internal sealed class AdminMenus(TelegramSetup telegram, IMemberStore members, Func<IReadOnlyList<BotCommand>> commands, TimeProvider time, ILogger<AdminMenus> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Channel<TelegramUserId> _due = Channel.CreateUnbounded<TelegramUserId>();

    /// <summary>For somebody who became an admin, or stopped being one, or may have a chat with the bot only now. Returns at once.</summary>
    public void Refresh(TelegramUserId user) => _due.Writer.TryWrite(user);

    /// <summary>Sets the menus of all admins, and from then on of those whose menu may have changed.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var admin in await members.AdminsAsync(cancellation))
        {
            Refresh(admin.Id);
        }

        while (await _due.Reader.WaitToReadAsync(cancellation))
        {
            // Taken out only when it is done: what fails here begins anew with the same one.
            while (_due.Reader.TryPeek(out var user))
            {
                await BringAsync(user, cancellation);
                _due.Reader.TryRead(out _);
            }
        }
    }

    private async Task BringAsync(TelegramUserId user, CancellationToken cancellation)
    {
        while (await TryAsync(user, cancellation) is { } error)
        {
            if (error is ChatError.Blocked)
            {
                // No chat with the bot yet, or none any more: /start brings the menu.
                Log.AdminMenuNotSet(log, error.GetType().Name);
                return;
            }

            Log.MenuNotSet(log, error.GetType().Name);
            if (error is ChatError.Refused)
            {
                // The same call would fail again, and hold up the others.
                return;
            }

            await Task.Delay(error is ChatError.FloodWait flood ? flood.RetryAfter : Pause, time, cancellation);
        }
    }

    /// <summary>By what the member is now, whatever it was that led here.</summary>
    private async Task<ChatError?> TryAsync(TelegramUserId user, CancellationToken cancellation) =>
        await members.FindAsync(user, cancellation) is { IsAdmin: true }
            ? await telegram.SetCommandsAsync(commands(), user, cancellation)
            : await telegram.DeleteCommandsAsync(user, cancellation);
}

using System.Buffers.Text;
using System.Security.Cryptography;
using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Text;

namespace BracketBot.Alerts;

/// <summary>Makes hooks and shows them. A key goes to the chat without passing through the outbox, where it would be stored.</summary>
internal sealed class HookEditor(
    IHookStore hooks, ICommits commits, IChat chat, ServerOptions server, TimeProvider time, ILogger<HookEditor> log)
{
    /// <summary>Hooks of one user.</summary>
    public const int Most = 20;

    private const int NameLength = 32;

    /// <summary>How long a new address stands in the chat before it is taken away.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(2);

    public Task<IReadOnlyList<AlertHook>> OfAsync(TelegramUserId user) => hooks.OfUserAsync(user, CancellationToken.None);

    /// <summary>A new hook of the member, for the account that is active now; a blank name becomes a number.</summary>
    public AlertHook New(Member member, string name, int number, out string key)
    {
        key = AlertKey.New();
        var clean = PlainText.Line(name, NameLength);
        return new AlertHook(
            NewId(), member.Id, clean.Length > 0 ? clean : $"Hook {number}", AlertKey.Hash(key), time.GetUtcNow(), member.Active);
    }

    /// <summary>96 random bits.</summary>
    private static HookId NewId() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)));

    /// <summary>The name as it is stored: one line, not too long.</summary>
    public static string NameOf(string typed) => PlainText.Line(typed, NameLength);

    /// <summary>Adds the hook, ends the update, and shows the address once.</summary>
    public Task AddAndShowAsync(UpdateId update, ChatAddress to, AlertHook hook, string key) => WriteAndShowAsync(update, to, hook, new AddHook(hook), key);

    /// <summary>Gives the hook another key, ends the update, and shows the address once. What comes with the old key is not shown any more.</summary>
    public Task RotateAndShowAsync(UpdateId update, ChatAddress to, AlertHook hook)
    {
        var key = AlertKey.New();
        return WriteAndShowAsync(update, to, hook, new ChangeHook(hook.Id, hook.UserId) { KeyHash = AlertKey.Hash(key) }, key);
    }

    /// <summary>Pauses the hook, and ends the update.</summary>
    public async Task PauseAsync(UpdateId update, AlertHook hook)
    {
        var handled = new HandleUpdate(update, time.GetUtcNow());
        var pause = new ChangeHook(hook.Id, hook.UserId) { IsPaused = true };
        if (await commits.CommitAsync([handled, pause], CancellationToken.None) == CommitResult.Conflict)
        {
            // Deleted in between: it brings nothing any more.
            await commits.CommitAsync([handled], CancellationToken.None);
        }
    }

    /// <summary>Takes an address out of the chat now.</summary>
    public async Task HideAsync(UpdateId update, ChatAddress to, AlertHook hook, MessageId? message)
    {
        var now = time.GetUtcNow();
        await commits.CommitAsync(
            [new HandleUpdate(update, now), new PutCard(HookCards.AddressCard(hook), to, HookCards.AddressHidden(hook), CardPriority.Answer, now, message)],
            CancellationToken.None);
    }

    /// <summary>Writes and ends the update, and shows a card.</summary>
    public async Task PutAsync(UpdateId update, ChatAddress to, CardId id, Card card, MessageId? message, params Write[] writes)
    {
        var now = time.GetUtcNow();
        var put = new PutCard(id, to, card, CardPriority.Answer, now, message);
        if (await commits.CommitAsync([new HandleUpdate(update, now), .. writes, put], CancellationToken.None) == CommitResult.Conflict)
        {
            await TellGoneAsync(update, to, id, message);
        }
    }

    /// <summary>The hook was deleted in between, from another phone.</summary>
    private async Task TellGoneAsync(UpdateId update, ChatAddress to, CardId id, MessageId? message)
    {
        var left = await OfAsync(new TelegramUserId(to.ChatId));
        await PutAsync(update, to, id, HookCards.List(left, "That address is deleted"), message);
    }

    private async Task WriteAndShowAsync(UpdateId update, ChatAddress to, AlertHook hook, Write write, string key)
    {
        var now = time.GetUtcNow();
        var result = await commits.CommitAsync([new HandleUpdate(update, now), write], CancellationToken.None);
        if (result == CommitResult.Conflict)
        {
            await TellGoneAsync(update, to, HookCards.AddressCard(hook), null);
        }

        if (result != CommitResult.Committed)
        {
            return;
        }

        var address = server.At($"alerts/{key}").ToString();
        var sent = await chat.SendAsync(to, HookCards.Address(hook, address, server.PublicUrl is null), CancellationToken.None);
        var known = sent.Try(out var message, out var error);
        if (!known)
        {
            Log.AddressNotShown(log, error?.GetType().Name ?? "");
        }

        await commits.CommitAsync(
            [new PutCard(
                HookCards.AddressCard(hook), to, known ? HookCards.AddressHidden(hook) : HookCards.AddressNotShown(hook), CardPriority.Answer, now,
                known ? message : null, known ? now + ShownFor : null)],
            CancellationToken.None);
    }
}

using System.Security.Cryptography;
using BracketBot.Cards;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Alerts;

/// <summary>Takes alerts in: commits them, and leaves the rest to the desk.</summary>
internal sealed class AlertIntake(
    IHookStore hooks, ICommits commits, HookLimits limits, AlertSignal signal, TimeProvider time, ILogger<AlertIntake> log)
{
    /// <returns>The HTTP status: 202, 404 for a key that nobody has, 429.</returns>
    public async Task<int> TakeAsync(string key, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var keyHash = AlertKey.Hash(key);
        var hook = await hooks.FindByKeyAsync(keyHash, cancellation);
        if (hook is null)
        {
            return StatusCodes.Status404NotFound;
        }

        if (limits.TryTake(hook.Id, out var isNews))
        {
            return await TakeAsync(hook, key, body, cancellation);
        }

        if (isNews)
        {
            await TellAsync(hook, cancellation);
        }

        return StatusCodes.Status429TooManyRequests;
    }

    /// <summary>Takes in what the hook brought.</summary>
    /// <param name="key">What it came with, which nothing that is stored holds; null where it did not come by the hook's address.</param>
    public async Task<int> TakeAsync(AlertHook hook, string? key, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var frame = new Alert { Id = new AlertId(Guid.CreateVersion7(now).ToString()), HookId = hook.Id, HookName = hook.Name, ReceivedAt = now, Text = "" };
        var alert = AlertBody.Read(body.Span, frame, key);
        await commits.CommitAsync(
            [new AddAlert(alert, hook.UserId, hook.KeyHash, Convert.ToHexStringLower(SHA256.HashData(body.Span)))], cancellation);
        signal.Set();
        return StatusCodes.Status202Accepted;
    }

    /// <summary>Charting services show nobody what they were answered: the owner learns here that alerts are missing.</summary>
    private async Task TellAsync(AlertHook hook, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        Log.AlertsTurnedAway(log);
        await commits.CommitAsync(
            [new PutCard(HookCards.FloodCard(hook, now), new ChatAddress(hook.UserId.Value), HookCards.Flood(hook), CardPriority.Push, now)], cancellation);
    }
}

using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Telegram.Updates;

/// <summary>The updates that wait for the bot ("Getting updates"). Used under the world's lock.</summary>
internal sealed class UpdateQueue(TimeProvider time, long firstId)
{
    /// <summary>How long an update waits for the bot before Telegram throws it away.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private readonly List<QueuedUpdate> _all = [];
    private readonly List<QueuedUpdate> _pending = [];
    private readonly List<QueuedUpdate> _again = [];

    public long NextId { get; set; } = firstId;

    /// <summary>The requested kinds; empty for the default ones.</summary>
    public IReadOnlySet<string> Allowed { get; set; } = new HashSet<string>();

    public IReadOnlyList<QueuedUpdate> All => [.. _all];

    public IReadOnlyList<QueuedUpdate> Pending => [.. _pending];

    /// <summary>Returns the update's id, or 0 if the bot did not ask for this kind.</summary>
    public long Add(string type, JsonObject payload)
    {
        if (Allowed.Count > 0 && !Allowed.Contains(type))
        {
            return 0;
        }

        var id = NextId++;
        var json = new JsonObject { ["update_id"] = id, [type] = payload }.ToJsonString();
        var update = new QueuedUpdate(id, type, json, time.GetUtcNow());
        _all.Add(update);
        _pending.Add(update);
        return id;
    }

    /// <summary>What an earlier run left waiting.</summary>
    public void Restore(IEnumerable<QueuedUpdate> pending)
    {
        _pending.AddRange(pending);
        _all.AddRange(_pending);
    }

    /// <summary>Sends an update again, even a confirmed one.</summary>
    public void Repeat(long updateId) => _again.Add(_all.Single(update => update.UpdateId == updateId));

    /// <summary>Forgets all before <paramref name="offset"/>; a negative offset keeps only that many from the end.</summary>
    public void Confirm(long offset)
    {
        if (offset < 0)
        {
            _pending.RemoveRange(0, Math.Max(0, _pending.Count + (int)Math.Max(offset, int.MinValue + 1)));
        }
        else
        {
            _pending.RemoveAll(update => update.UpdateId < offset);
        }
    }

    public void Clear() => _pending.Clear();

    /// <summary>The oldest ones, repeats first. All but the repeats stay until confirmed.</summary>
    public IReadOnlyList<QueuedUpdate> Peek(int limit)
    {
        var oldest = time.GetUtcNow() - KeptFor;
        _pending.RemoveAll(update => update.At < oldest);
        var repeats = TakeRepeats(limit);
        return [.. repeats, .. _pending.Take(limit - repeats.Count)];
    }

    /// <summary>Updates to be sent again; each is returned once.</summary>
    public IReadOnlyList<QueuedUpdate> TakeRepeats(int limit = int.MaxValue)
    {
        var repeats = _again.Take(limit).ToArray();
        _again.RemoveRange(0, repeats.Length);
        return repeats;
    }

    /// <summary>Removes an update that the webhook accepted.</summary>
    public void Remove(long updateId) => _pending.RemoveAll(update => update.UpdateId == updateId);
}

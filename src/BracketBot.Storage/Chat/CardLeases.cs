using BracketBot.Core.Chat;

namespace BracketBot.Storage.Chat;

/// <summary>Which cards are in delivery, in a process that has the database to itself. Thread-safe.</summary>
#pragma warning disable CA1001 // A semaphore nobody asks for its wait handle holds nothing to dispose of.
internal sealed class CardLeases
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _claiming = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Dictionary<CardId, DateTimeOffset> _until = [];

    /// <summary>One claim at a time: what one has read, the next must know to be leased.</summary>
    /// <param name="readDue">Reads that many due cards, leased or not.</param>
    public async Task<IReadOnlyList<OutboxCard>> ClaimAsync(
        DateTimeOffset now, DateTimeOffset leaseUntil, int limit, Func<int, Task<List<OutboxCard>>> readDue, CancellationToken cancellation)
    {
        await _claiming.WaitAsync(cancellation);
        try
        {
            return await ClaimAsync(now, leaseUntil, limit, readDue);
        }
        finally
        {
            _claiming.Release();
        }
    }

    public void End(CardId id)
    {
        lock (_lock)
        {
            _until.Remove(id);
        }
    }

    private async Task<IReadOnlyList<OutboxCard>> ClaimAsync(
        DateTimeOffset now, DateTimeOffset leaseUntil, int limit, Func<int, Task<List<OutboxCard>>> readDue)
    {
        HashSet<CardId> leased;
        lock (_lock)
        {
            foreach (var (id, _) in _until.Where(l => l.Value <= now).ToList())
            {
                _until.Remove(id);
            }

            // Taken before the reading: a lease that ends during it leaves a card that may be read as it was before.
            leased = [.. _until.Keys];
        }

        var claimed = (await readDue(limit + leased.Count)).Where(c => !leased.Contains(c.Id)).Take(limit).ToList();
        lock (_lock)
        {
            claimed.ForEach(c => _until[c.Id] = leaseUntil);
        }

        return claimed;
    }
}

using BracketBot.Core.Chat;

namespace BracketBot.Storage.Chat;

/// <summary>Which cards are in delivery, in a process that has the database to itself. One sender claims; it delivers side by side.</summary>
internal sealed class CardLeases
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CardId, DateTimeOffset> _until = [];

    /// <param name="readDue">Reads that many due cards, leased or not.</param>
    public async Task<IReadOnlyList<OutboxCard>> ClaimAsync(
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

    public void End(CardId id)
    {
        lock (_lock)
        {
            _until.Remove(id);
        }
    }
}

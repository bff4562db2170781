using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

/// <summary>Deletes what is old a few documents at a time, so that no tap waits behind it for long.</summary>
internal static class Pruning
{
    /// <summary>Documents in one transaction.</summary>
    public const int AtOnce = 100;

    /// <param name="prune">Looks again, and says how many it has deleted.</param>
    public static async Task<int> InPartsAsync<TItem>(
        LiteGate gate, IReadOnlyList<TItem> items, Func<LiteDraft, TItem, int> prune, CancellationToken cancellation)
    {
        var pruned = 0;
        foreach (var part in items.Chunk(AtOnce))
        {
            await gate.WriteAsync(draft => pruned += part.Sum(item => prune(draft, item)), cancellation);
        }

        return pruned;
    }
}

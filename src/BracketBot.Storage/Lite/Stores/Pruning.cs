using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

/// <summary>Deletes old documents a few at a time, so that no tap waits long behind it.</summary>
internal static class Pruning
{
    /// <summary>How many documents a transaction deletes.</summary>
    public const int AtOnce = 100;

    /// <param name="prune">Checks the item again, and returns how many documents it deleted.</param>
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

using BracketBot.Storage.Lite;

namespace BracketBot.Storage;

/// <summary>How the work of a database goes that no commit waits for, and of whose failure no user hears.</summary>
public sealed class StorageUpkeep
{
    private readonly IReadOnlyList<Chore> _chores;

    internal StorageUpkeep(IReadOnlyList<Chore> chores) => _chores = chores;

    /// <summary>What failed when it was last tried, in one line; null for nothing. Commits are taken all the same. Why is in the log.</summary>
    public string? Failing => _chores.Where(c => c.Fails).Select(c => c.Name).ToList() is { Count: > 0 } failing
        ? $"The database can't {string.Join(", and can't ", failing)}"
        : null;
}

using BracketBot.Storage.Lite;

namespace BracketBot.Storage;

/// <summary>The state of the background work that no commit waits for, and whose failure no user notices.</summary>
public sealed class StorageUpkeep
{
    private readonly IReadOnlyList<Chore> _chores;

    internal StorageUpkeep(IReadOnlyList<Chore> chores) => _chores = chores;

    /// <summary>What failed on its last try, in one line; null if nothing did. Commits are still accepted. The log has the cause.</summary>
    public string? Failing => _chores.Where(c => c.Fails).Select(c => c.Name).ToList() is { Count: > 0 } failing
        ? $"The database can't {string.Join(", and can't ", failing)}"
        : null;
}

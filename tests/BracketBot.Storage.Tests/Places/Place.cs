namespace BracketBot.Storage.Tests.Places;

/// <summary>What a database keeps, to be counted.</summary>
public enum Stored
{
    Cards,
    Tickets,
    Alerts,
    Audit,

    Members,
}

/// <summary>Where a test's database is: one of its own, empty at first. Looks past the stores, at what is really there.</summary>
public abstract class Place : IAsyncDisposable
{
    /// <summary>What adding a line of the audit a second time throws.</summary>
    public abstract Type TakenId { get; }

    /// <summary>Each call makes another one.</summary>
    public abstract Task<StorageOptions> CreateAsync();

    /// <param name="prefix">Of their ids.</param>
    public abstract Task<long> CountAsync(Database database, Stored what, string prefix = "");

    /// <summary>The field of the card <c>c1</c>, by its name in SQL.</summary>
    public abstract Task<object?> CardFieldAsync(Database database, string column);

    /// <summary>Whether anything is known of an update.</summary>
    public abstract Task<bool> KnowsUpdateAsync(Database database, long id);

    /// <summary>What is stored of a received update; null for nothing.</summary>
    public abstract Task<string?> UpdateBodyAsync(Database database, long id);

    public abstract ValueTask DisposeAsync();
}

namespace BracketBot.Core.Passes;

/// <summary>Invitations and logins. Written through commits: <see cref="SavePass"/>.</summary>
public interface IPassStore
{
    ValueTask<Pass?> FindAsync(PassId id, CancellationToken cancellation);

    /// <summary>Deletes passes that expired before this time; returns how many.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation);
}

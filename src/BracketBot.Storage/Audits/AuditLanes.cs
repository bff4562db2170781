using System.Collections.Concurrent;
using BracketBot.Core;
using BracketBot.Core.Accounts;

namespace BracketBot.Storage.Audits;

/// <summary>
/// This process's chains. A chain's links are written one transaction after the other; so that commits made at the same time don't wait for each other's
/// disk write, there are a few. The first is used wherever it is free, so a quiet process has one.
/// </summary>
internal sealed class AuditLanes(ISecretBox box, OwnerId me) : IDisposable
{
    private const int Most = 8;

    private readonly SemaphoreSlim _free = new(Most);
    private readonly ConcurrentStack<AuditLane> _lanes = new();

    /// <summary>Waits for one that is free. Whoever has one waits for no row that comes before the audit in the order of writes, so it comes free.</summary>
    public async Task<AuditLane> TakeAsync()
    {
        await _free.WaitAsync();
        return _lanes.TryPop(out var lane) ? lane : new AuditLane(box, me, Free);
    }

    public void Dispose() => _free.Dispose();

    private void Free(AuditLane lane)
    {
        _lanes.Push(lane);
        _free.Release();
    }
}

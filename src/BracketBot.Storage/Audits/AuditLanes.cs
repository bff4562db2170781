using System.Collections.Concurrent;
using BracketBot.Core;
using BracketBot.Core.Accounts;

namespace BracketBot.Storage.Audits;

/// <summary>
/// This process's chains. Only one transaction at a time can extend a chain, so there are several: concurrent commits don't wait for each other's disk
/// writes. A quiet process always gets the first, and so has only one.
/// </summary>
internal sealed class AuditLanes(ISecretBox box, OwnerId me) : IDisposable
{
    private const int Most = 8;

    private readonly SemaphoreSlim _free = new(Most);
    private readonly ConcurrentStack<AuditLane> _lanes = new();

    /// <summary>
    /// Waits for a free chain. One always comes free: a transaction that holds a chain waits for no row that precedes the audit in the write order.
    /// </summary>
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

using Microsoft.Extensions.Logging;

namespace BracketBot.Storage.Lite;

/// <summary>
/// Work that no commit waits for, and that is retried when it fails. Logs once when it starts to fail, and once when it recovers. Thread-safe.
/// </summary>
/// <param name="name">What it does, as in "can't …".</param>
internal sealed class Chore(string name, ILogger log)
{
    private int _fails;

    public string Name => name;

    /// <summary>Whether it failed on its last try.</summary>
    public bool Fails => Volatile.Read(ref _fails) == 1;

    public void Failed(Exception e)
    {
        if (Interlocked.Exchange(ref _fails, 1) == 0)
        {
            StorageLog.ChoreFails(log, e, name);
        }
    }

    public void Done()
    {
        if (Fails && Interlocked.Exchange(ref _fails, 0) == 1)
        {
            StorageLog.ChoreDone(log, name);
        }
    }
}

using Microsoft.Extensions.Logging;

namespace BracketBot.Storage.Lite;

/// <summary>
/// Work that no commit waits for and that is tried again when it fails. Says once in the log that it fails, and once that it is over. Thread-safe.
/// </summary>
/// <param name="name">What it does, as in "can't …".</param>
internal sealed class Chore(string name, ILogger log)
{
    private int _fails;

    public string Name => name;

    /// <summary>Whether it failed when it was last tried.</summary>
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

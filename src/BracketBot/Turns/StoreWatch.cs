using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.Sockets;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Turns;

/// <summary>Knows whether the store takes what is written. Says once in the log that it does not, and once that it does again.</summary>
internal sealed class StoreWatch(TimeProvider time, ILogger<StoreWatch> log)
{
    private static readonly TimeSpan OncePer = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<UpdateId, bool> _told = [];
    private readonly ConcurrentDictionary<(long Chat, Card Word), DateTimeOffset> _toldChats = [];
    private int _isAway;

    public bool IsAway => Volatile.Read(ref _isAway) == 1;

    /// <summary>True for what a store throws that can't be reached, read or written, whichever it is.</summary>
    public static bool IsStores(Exception e) => e is StoreAwayException or IOException or DbException or SocketException or TimeoutException;

    public void Failed(Exception e)
    {
        if (Interlocked.Exchange(ref _isAway, 1) == 0)
        {
            Log.StoreAway(log, e);
        }
    }

    public void Done()
    {
        if (IsAway && Interlocked.Exchange(ref _isAway, 0) == 1)
        {
            _told.Clear();
            _toldChats.Clear();
            Log.StoreBack(log);
        }
    }

    /// <summary>True where the user has not been answered about this update yet: it comes again and again until the store takes it.</summary>
    public bool TryTell(UpdateId update) => _told.TryAdd(update, true);

    /// <summary>True where a chat may be told this once more in words, beside the answers to its taps.</summary>
    public bool TryTell(ChatAddress chat, Card word)
    {
        var key = (chat.ChatId, word);
        var now = time.GetUtcNow();
        while (true)
        {
            if (_toldChats.TryAdd(key, now))
            {
                return true;
            }

            if (!_toldChats.TryGetValue(key, out var last))
            {
                continue;
            }

            if (now < last + OncePer)
            {
                return false;
            }

            if (_toldChats.TryUpdate(key, now, last))
            {
                return true;
            }
        }
    }
}

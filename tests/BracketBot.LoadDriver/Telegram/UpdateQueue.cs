using System.Buffers;
using BracketBot.LoadDriver.Sockets;

namespace BracketBot.LoadDriver.Telegram;

/// <summary>The updates that the bot has not confirmed, and the poll that waits for more. As in the Bot API, an offset confirms all before it.</summary>
internal sealed class UpdateQueue(EventLoop loop, TimeSpan delay)
{
    private const int MostAtOnce = 100;

    private readonly Queue<(long Id, byte[] Json)> _updates = new();
    private readonly ArrayBufferWriter<byte> _answer = new();
    private Poll? _poll;
    private long _lastId;

    public long NextId() => ++_lastId;

    /// <param name="json">Of the update with the last <see cref="NextId"/>.</param>
    public void Add(byte[] json)
    {
        _updates.Enqueue((_lastId, json));
        if (_poll is { } poll)
        {
            _poll = null;
            Deliver(poll);
        }
    }

    /// <summary>False where another poll waits: Telegram refuses that.</summary>
    /// <param name="timeout">How long the poll may wait for a first update.</param>
    public bool TryPoll(Connection connection, long? offset, long? limit, TimeSpan timeout)
    {
        if (_poll is { Connection.IsClosed: false })
        {
            return false;
        }

        while (_updates.TryPeek(out var first) && first.Id < offset)
        {
            _updates.Dequeue();
        }

        var poll = new Poll(connection, (int)Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce));
        if (_updates.Count > 0 || timeout == TimeSpan.Zero)
        {
            Deliver(poll);
            return true;
        }

        _poll = poll;
        loop.At(Clock.Now + timeout, () => GiveUp(poll));
        return true;
    }

    /// <summary>Nobody waits for what is in it any more.</summary>
    public void Clear() => _updates.Clear();

    private void GiveUp(Poll poll)
    {
        if (_poll == poll)
        {
            _poll = null;
            Deliver(poll);
        }
    }

    private void Deliver(Poll poll)
    {
        _answer.ResetWrittenCount();
        _answer.Write("""{"ok":true,"result":["""u8);
        var isFirst = true;
        foreach (var (_, json) in _updates.Take(poll.Limit))
        {
            if (!isFirst)
            {
                _answer.Write(","u8);
            }

            isFirst = false;
            _answer.Write(json);
        }

        _answer.Write("]}"u8);
        loop.Reply(poll.Connection, 200, _answer.WrittenSpan, delay);
    }

    private sealed class Poll(Connection connection, int limit)
    {
        public Connection Connection => connection;

        public int Limit => limit;
    }
}

namespace BracketBot.Sandbox.Telegram.Faults;

/// <summary>
/// Telegram's limits on what a bot sends, as its FAQ puts them: about one message a second in a chat (short bursts pass),
/// 20 a minute in a group, 30 a second over all. Used under the world's lock.
/// </summary>
internal sealed class FloodLimits(TimeProvider time)
{
    private readonly Bucket _overall = new(30, 30);
    private readonly Dictionary<long, Bucket> _chats = [];

    /// <summary>How long to wait; zero if the message may go, in which case it is counted.</summary>
    public TimeSpan Ask(long chatId)
    {
        var now = time.GetUtcNow();
        if (!_chats.TryGetValue(chatId, out var chat))
        {
            _chats[chatId] = chat = chatId < 0 ? new(20, 20 / 60.0) : new(5, 1);
        }

        var wait = TimeSpan.FromSeconds(Math.Max(chat.Missing(now), _overall.Missing(now)));
        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        chat.Take();
        _overall.Take();
        return TimeSpan.Zero;
    }

    private sealed class Bucket(double size, double perSecond)
    {
        private double _used;
        private DateTimeOffset? _seen;

        /// <summary>Seconds until one may go.</summary>
        public double Missing(DateTimeOffset now)
        {
            _used = Math.Max(0, _used - (now - (_seen ?? now)).TotalSeconds * perSecond);
            _seen = now;
            return Math.Max(0, _used + 1 - size) / perSecond;
        }

        public void Take() => _used++;
    }
}

namespace BracketBot.Telegram.Tests.Interleavings;

/// <summary>The times in which a card could not go on, for a good reason.</summary>
internal sealed class Excuses
{
    private readonly List<(long? Chat, DateTimeOffset From, DateTimeOffset To)> _times = [];

    /// <param name="chat">Null for all chats.</param>
    public void Add(long? chat, DateTimeOffset from, DateTimeOffset to) => _times.Add((chat, from, to));

    /// <summary>How much of a stretch of time is excused, in a chat.</summary>
    public TimeSpan Within(long chat, DateTimeOffset from, DateTimeOffset to)
    {
        var (sum, reached) = (TimeSpan.Zero, from);
        foreach (var (_, begin, end) in _times.Where(t => t.Chat is null || t.Chat == chat).OrderBy(t => t.From))
        {
            var (start, stop) = (begin > reached ? begin : reached, end < to ? end : to);
            if (stop > start)
            {
                sum += stop - start;
                reached = stop;
            }
        }

        return sum;
    }
}

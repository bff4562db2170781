using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Outbox;

/// <summary>Which lines can go on now, and when the others can. Place a line again whenever it has changed. Not thread-safe.</summary>
internal sealed class Agenda
{
    private readonly SortedSet<Entry> _answers = [];
    private readonly SortedSet<Entry> _pushes = [];
    private readonly SortedSet<Entry> _readings = [];
    private readonly SortedSet<Entry> _later = [];
    private readonly Dictionary<ChatQueue, List<(SortedSet<Entry> Set, Entry Entry)>> _placed = [];

    /// <summary>The line whose answer goes first.</summary>
    public ChatQueue? FirstAnswer => _answers.Min?.Line;

    /// <summary>The line whose push goes first, among those that their chat's pace allows.</summary>
    public ChatQueue? FirstPush => _pushes.Min?.Line;

    /// <summary>The line whose cards in the store are to be read first.</summary>
    public ChatQueue? FirstReading => _readings.Min?.Line;

    /// <summary>When the next of the waiting lines can go on.</summary>
    public DateTimeOffset? NextOpening => _later.Min is { } first ? new DateTimeOffset(first.First, TimeSpan.Zero) : null;

    public void Place(ChatQueue line, DateTimeOffset now)
    {
        Forget(line);
        var places = new List<(SortedSet<Entry>, Entry)>(2);
        if (line.OpensAt(now) is { } opens)
        {
            var head = line.Head!;
            places.Add(opens > now ? (_later, new Entry(opens.UtcTicks, 0, line))
                : (head.Waiting!.Priority == CardPriority.Push ? _pushes : _answers, new Entry((long)head.Waiting.Priority, head.Sequence, line)));
        }

        if (line.ReadsAt(now) is { } reads)
        {
            places.Add(reads > now ? (_later, new Entry(reads.UtcTicks, 1, line)) : (_readings, new Entry((long)(line.Store.Best(now) ?? default), reads.UtcTicks, line)));
        }

        if (places.Count == 0)
        {
            return;
        }

        foreach (var (set, entry) in places)
        {
            set.Add(entry);
        }

        _placed[line] = places;
    }

    public void Forget(ChatQueue line)
    {
        if (_placed.Remove(line, out var places))
        {
            places.ForEach(p => p.Set.Remove(p.Entry));
        }
    }

    /// <summary>Places the lines whose time has come again.</summary>
    public void Advance(DateTimeOffset now)
    {
        while (_later.Min is { } first && first.First <= now.UtcTicks)
        {
            Place(first.Line, now);
        }
    }

    private sealed record Entry(long First, long Second, ChatQueue Line) : IComparable<Entry>
    {
        public int CompareTo(Entry? other) => other is null ? 1 : (First, Second, Line.ChatId).CompareTo((other.First, other.Second, other.Line.ChatId));
    }
}

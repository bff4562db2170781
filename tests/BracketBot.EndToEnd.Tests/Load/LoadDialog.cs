using System.Globalization;
using System.Threading.Channels;

namespace BracketBot.EndToEnd.Load;

/// <summary>One card as it stood from a moment on.</summary>
/// <param name="RedButton">The callback data of the button that cancels; null without one.</param>
internal sealed record CardVersion(TimeSpan At, string Text, string? RedButton)
{
    /// <summary>The broker's word for a cancel that it took, as documented.</summary>
    public const string Taken = BrokerSays.Cancelled;

    private const string Outcome = Says.NothingHeld;

    /// <summary>It shows the broker's answer.</summary>
    public bool IsAnswer => Text.Contains(Taken, StringComparison.Ordinal);

    /// <summary>It shows the last that there is to say: the answer, and that the order book agrees.</summary>
    public bool IsOver => IsAnswer && Text.Contains(Outcome, StringComparison.Ordinal);
}

/// <summary>
/// One user cancels one order: writes, waits for the card, looks at it, taps the red button, and waits for the last word. Keeps what the simulated
/// Telegram and the simulated broker saw of it. All moments count from the start of the schedule. Thread-safe.
/// </summary>
/// <param name="due">When the user writes, by the schedule: what keeps them from it counts as time that they wait.</param>
/// <param name="look">How long they look at the card before they tap.</param>
internal sealed class LoadDialog(int number, TimeSpan due, Way way, TimeSpan look)
{
    private readonly Channel<CardVersion> _chat = Channel.CreateUnbounded<CardVersion>();
    private readonly Lock _lock = new();
    private readonly List<CardVersion> _versions = [];
    private long _messageId;
    private int _messages;
    private int _taps;
    private int _tapsAnswered;
    private int _deletes;
    private TimeSpan? _deleted;
    private TimeSpan? _brokerAnswered;

    public TimeSpan Due => due;

    public Way Way => way;

    public string OrderId { get; } = (20_240_000_000 + number).ToString(CultureInfo.InvariantCulture);

    public string ExchangeOrderId { get; } = (1_100_000_000_000_000 + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The card; 0 before it came.</summary>
    public long MessageId => Volatile.Read(ref _messageId);

    public int Messages => Volatile.Read(ref _messages);

    public int Taps => Volatile.Read(ref _taps);

    public int TapsAnswered => Volatile.Read(ref _tapsAnswered);

    public int Deletes => Volatile.Read(ref _deletes);

    public bool IsDeleted => Deletes > 0;

    /// <summary>From the broker's answer until the chat showed it; null where it does not.</summary>
    public TimeSpan? ToAnswer => Since(_brokerAnswered, v => v.IsAnswer);

    /// <summary>From the broker's answer until the chat showed the last word, and it still stands; null where it does not.</summary>
    public TimeSpan? ToOutcome => IsOver ? Since(_brokerAnswered, v => v.IsOver) : null;

    /// <summary>From the schedule's moment until the chat showed the last word, and it still stands; null where it does not.</summary>
    public TimeSpan? Whole => IsOver ? Since(due, v => v.IsOver) : null;

    public bool IsOver
    {
        get
        {
            lock (_lock)
            {
                return _versions.Count > 0 && _versions[^1].IsOver;
            }
        }
    }

    public bool IsLate => ToAnswer > way.InTime || ToOutcome > way.InTime || Whole > way.WholeInTime;

    /// <summary>What the user does, until the last word stands in the chat.</summary>
    public async Task RunAsync(LoadUser user, LoadTelegram telegram, CancellationToken patience)
    {
        telegram.Write(user, $"/cancel {OrderId} ENTRY");
        string? tapped = null;
        await foreach (var version in _chat.Reader.ReadAllAsync(patience))
        {
            if (version.IsOver)
            {
                return;
            }

            // A bot that was too slow for a tap offers the button again, and whoever wants the cancel taps it again.
            if (version.RedButton is { } button && button != tapped)
            {
                tapped = button;
                await Way.PassAsync(look, patience);
                Interlocked.Increment(ref _taps);
                telegram.Tap(user, this, button);
            }
        }
    }

    /// <summary>The bot sent a message.</summary>
    public void Sent(long messageId, CardVersion version)
    {
        Volatile.Write(ref _messageId, messageId);
        Interlocked.Increment(ref _messages);
        Edited(version);
    }

    /// <summary>The bot's message is another now.</summary>
    public void Edited(CardVersion version)
    {
        lock (_lock)
        {
            _versions.Add(version);
        }

        _chat.Writer.TryWrite(version);
    }

    public void TapAnswered() => Interlocked.Increment(ref _tapsAnswered);

    /// <summary>A DELETE came. True for the first.</summary>
    public bool Delete(TimeSpan at)
    {
        if (Interlocked.Increment(ref _deletes) > 1)
        {
            return false;
        }

        _deleted = at;
        return true;
    }

    public void BrokerAnswered(TimeSpan at) => _brokerAnswered = at;

    /// <summary>What happened when, in seconds: for whoever looks for why it went wrong.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            var cards = _versions.Select(v => $"{Seconds(v.At)} {v.Text.Split('\n')[0]}");
            return $"{OrderId} (Telegram {way.TelegramMs} ms, broker {way.BrokerMs} ms): due {Seconds(due)}, {Taps} taps, the first after {Seconds(look)}, "
                + $"DELETE {Seconds(_deleted)}, answered {Seconds(_brokerAnswered)}; card: {string.Join(" | ", cards)}";
        }
    }

    private TimeSpan? Since(TimeSpan? moment, Func<CardVersion, bool> shows)
    {
        lock (_lock)
        {
            return _versions.Find(v => shows(v))?.At - moment;
        }
    }

    private static string Seconds(TimeSpan? time) => time?.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture) ?? "never";
}

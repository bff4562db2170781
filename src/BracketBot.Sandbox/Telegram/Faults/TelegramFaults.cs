namespace BracketBot.Sandbox.Telegram;

/// <summary>
/// The active faults. Each strikes the next <c>times</c> calls, or all until it is cleared; only calls of one method if one is named. Safe from several
/// threads.
/// </summary>
public sealed class TelegramFaults
{
    private readonly Lock _gate = new();
    private readonly List<TelegramFault> _active = [];

    /// <summary>Raised after a fault was switched on, used up or cleared.</summary>
    public event Action? Changed;

    /// <summary>Holds the bot to Telegram's real limits: about 1 a second in a chat, 20 a minute in a group, 30 a second overall.</summary>
    public bool RealLimits { get; set; }

    public IReadOnlyList<TelegramFault> Active
    {
        get
        {
            lock (_gate)
            {
                return [.. _active];
            }
        }
    }

    /// <inheritdoc cref="TelegramFaultKind.Away"/>
    public void Away(int? times = null, string? method = null) => Add(new(TelegramFaultKind.Away, times, method, null, default));

    /// <inheritdoc cref="TelegramFaultKind.Slow"/>
    public void Slow(TimeSpan delay, int? times = null, string? method = null) =>
        Add(new(TelegramFaultKind.Slow, times, method, null, delay));

    /// <inheritdoc cref="TelegramFaultKind.Http500"/>
    public void Http500(int? times = null, string? method = null) => Add(new(TelegramFaultKind.Http500, times, method, null, default));

    /// <inheritdoc cref="TelegramFaultKind.RateLimit"/>
    public void RateLimit(TimeSpan retryAfter, int? times = null, string? method = null, long? chatId = null) =>
        Add(new(TelegramFaultKind.RateLimit, times, method, chatId, retryAfter));

    /// <inheritdoc cref="TelegramFaultKind.DropAfterActing"/>
    public void DropAfterActing(int? times = null, string? method = null) =>
        Add(new(TelegramFaultKind.DropAfterActing, times, method, null, default));

    public void Add(TelegramFault fault)
    {
        lock (_gate)
        {
            _active.Add(fault);
        }

        Changed?.Invoke();
    }

    /// <summary>Switches off one kind, or all.</summary>
    public void Clear(TelegramFaultKind? kind = null)
    {
        lock (_gate)
        {
            _active.RemoveAll(fault => kind is null || fault.Kind == kind);
        }

        Changed?.Invoke();
    }

    /// <summary>The fault of this kind that strikes the call, counted down; null for none.</summary>
    internal TelegramFault? Take(TelegramFaultKind kind, string method, long? chatId)
    {
        TelegramFault met;
        lock (_gate)
        {
            var index = _active.FindIndex(fault => fault.Kind == kind
                && (fault.Method is null || fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
                && (fault.ChatId is null || fault.ChatId == chatId));
            if (index < 0)
            {
                return null;
            }

            met = _active[index];
            if (met.Times is null)
            {
                return met;
            }

            if (met.Times <= 1)
            {
                _active.RemoveAt(index);
            }
            else
            {
                _active[index] = met with { Times = met.Times - 1 };
            }
        }

        Changed?.Invoke();
        return met;
    }
}

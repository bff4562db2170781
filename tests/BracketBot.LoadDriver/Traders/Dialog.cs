using BracketBot.LoadDriver.Sockets;

namespace BracketBot.LoadDriver.Traders;

/// <summary>One trader's way through <c>/cancel</c>: the command, the question, the tap, the DELETE, and the edit that carries the broker's answer.</summary>
/// <param name="due">When the schedule wanted the command to be written. All times that a user waits are counted from here.</param>
/// <param name="isMeasured">Not where it belongs to the warm-up.</param>
internal sealed class Dialog(Trader trader, long orderId, TimeSpan due, bool isMeasured)
{
    private TimeSpan? _tapped;
    private TimeSpan? _edited;

    public Trader Trader => trader;

    /// <summary>The bracket that it is about. No other dialog is about it.</summary>
    public long OrderId => orderId;

    public long ExchangeOrderId => ExchangeOrderOf(orderId);

    public bool IsMeasured => isMeasured;

    /// <summary>The bot's question; 0 before it came.</summary>
    public long MessageId { get; private set; }

    /// <summary>What the button says that was tapped.</summary>
    public string Button { get; private set; } = "";

    public bool IsTapped => _tapped is not null;

    public bool IsTapAnswered { get; private set; }

    public TimeSpan? Deleted { get; private set; }

    public bool IsEdited => _edited is not null;

    /// <summary>The last text of the bot's, for whoever asks why it did not end.</summary>
    public string LastText { get; set; } = "";

    public bool IsOver => IsEdited && IsTapAnswered;

    public TimeSpan? TapToDelete => Deleted - _tapped;

    public TimeSpan? DueToEdit => _edited - due;

    public TimeSpan? DeleteToEdit => _edited - Deleted;

    public static long ExchangeOrderOf(long order) => 1_100_000_000_000_000_000 + order;

    public void Ask(long messageId, string button) => (MessageId, Button) = (messageId, button);

    public void Tap() => _tapped = Clock.Now;

    public void AnswerTap() => IsTapAnswered = true;

    public void Delete() => Deleted = Clock.Now;

    public void Edit() => _edited = Clock.Now;

    public override string ToString() =>
        $"{trader.ClientId} order {orderId}: {(MessageId == 0 ? "no question" : IsTapped ? "tapped" : "not tapped")}, {(Deleted is null ? "no DELETE" : "DELETE")}, "
        + $"{(IsEdited ? "edited" : "no last edit")}, {(IsTapAnswered ? "tap answered" : "tap not answered")}, {(Clock.Now - due).TotalSeconds:0.0} s old: {LastText}";
}

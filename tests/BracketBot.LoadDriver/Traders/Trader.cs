namespace BracketBot.LoadDriver.Traders;

/// <summary>A user of the bot with an account at the broker, in a private chat whose id is theirs.</summary>
internal sealed class Trader(int index)
{
    public const long FirstId = 10_000_000;

    private const long FirstOrder = 20_240_000_000_000;
    private const long OrdersEach = 100_000;
    private long _dialogs;

    /// <summary>Telegram's id.</summary>
    public long Id { get; } = FirstId + index;

    public string ClientId { get; } = $"C{FirstId + index}";

    public string AccessToken { get; } = $"T{FirstId + index}";

    /// <summary>The last one that was begun, over or not; null before the first.</summary>
    public Dialog? Dialog { get; private set; }

    public bool IsBusy => Dialog is { IsOver: false };

    /// <summary>Whose orders these are; none of them is a dialog's. Of the same number of digits as a dialog's.</summary>
    public long OtherOrder(int index) => FirstOrder + ((Id - FirstId) * OrdersEach) + OrdersEach - 1 - index;

    public Dialog Begin(TimeSpan due, bool isMeasured)
    {
        _dialogs++;
        return Dialog = new Dialog(this, FirstOrder + ((Id - FirstId) * OrdersEach) + (_dialogs % (OrdersEach / 2)), due, isMeasured);
    }

    /// <summary>Leaves a dialog that did not end.</summary>
    public void GiveUp() => Dialog = null;
}

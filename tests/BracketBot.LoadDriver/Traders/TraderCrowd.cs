namespace BracketBot.LoadDriver.Traders;

/// <summary>All traders, by what the bot knows of them.</summary>
internal sealed class TraderCrowd(int count)
{
    private readonly Trader[] _traders = [.. Enumerable.Range(0, count).Select(i => new Trader(i))];
    private int _next;

    public int Count => _traders.Length;

    public IEnumerable<Dialog> Unfinished => _traders.Where(t => t.IsBusy).Select(t => t.Dialog!);

    public Trader this[int index] => _traders[index];

    /// <summary>Null where there is none of that number.</summary>
    public Trader? Find(long? id) => id - Trader.FirstId is { } index and >= 0 && index < _traders.Length ? _traders[index] : null;

    /// <summary>The next in turn who is not in a dialog; null where all are.</summary>
    public Trader? NextIdle()
    {
        for (var tried = 0; tried < _traders.Length; tried++)
        {
            var trader = _traders[_next];
            _next = (_next + 1) % _traders.Length;
            if (!trader.IsBusy)
            {
                return trader;
            }
        }

        return null;
    }

    public void GiveUp()
    {
        foreach (var trader in _traders.Where(t => t.IsBusy))
        {
            trader.GiveUp();
        }
    }
}

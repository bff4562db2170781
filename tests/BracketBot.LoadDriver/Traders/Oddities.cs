namespace BracketBot.LoadDriver.Traders;

/// <summary>What no right bot does, counted by kind.</summary>
internal sealed class Oddities
{
    private readonly Dictionary<string, int> _kinds = [];

    public int Count { get; private set; }

    public void Add(string kind)
    {
        Count++;
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
    }

    public override string ToString() => string.Join(", ", _kinds.Select(k => $"{k.Key} ({k.Value})"));
}

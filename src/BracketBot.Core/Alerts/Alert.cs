using BracketBot.Core.Accounts;

namespace BracketBot.Core.Alerts;

/// <summary>What an alert said. Its texts come from anybody who knows the address, and are never more than shown.</summary>
public sealed record Alert
{
    public required AlertId Id { get; init; }
    public required HookId HookId { get; init; }

    /// <summary>The hook's name at the time.</summary>
    public required string HookName { get; init; }

    /// <summary>The account whose orders it is about; null for the one that is active when it is shown.</summary>
    public ClientId? Client { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What it said, for people; cut to what a card can show.</summary>
    public required string Text { get; init; }

    /// <summary>The order it names, "" for none.</summary>
    public string Order { get; init; } = "";

    /// <summary>The leg it names, "" for none.</summary>
    public string Leg { get; init; } = "";

    /// <summary>The symbol it names, as the chart writes it, or several with commas between, cut to what a card can show; "" for none.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Each of its symbols where it names several: a scanner lists what it found.</summary>
    // What was stored before there were several has none.
    public IReadOnlyList<string> Symbols { get; init => field = value ?? []; } = [];

    public string Exchange { get; init; } = "";

    /// <summary>BUY or SELL, "" for either.</summary>
    public string Side { get; init; } = "";

    public IReadOnlyList<AlertField> Others { get; init; } = [];

    /// <summary>Its owner had one-tap cancels paused when it was shown: a tap asks once more.</summary>
    public bool AsksFirst { get; init; }

    /// <summary>How often the same body came within a minute; 1 for once.</summary>
    public int Times { get; init; } = 1;
}

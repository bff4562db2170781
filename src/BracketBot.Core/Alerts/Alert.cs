using BracketBot.Core.Accounts;

namespace BracketBot.Core.Alerts;

/// <summary>What an alert said. Anybody who knows the address can write it, so its texts are only ever shown.</summary>
public sealed record Alert
{
    public required AlertId Id { get; init; }
    public required HookId HookId { get; init; }

    /// <summary>The hook's name at the time.</summary>
    public required string HookName { get; init; }

    /// <summary>The account whose orders it is about; null for the account that is active when the alert is shown.</summary>
    public ClientId? Client { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The readable text, cut to what a card can show.</summary>
    public required string Text { get; init; }

    /// <summary>The order it names, "" for none.</summary>
    public string Order { get; init; } = "";

    /// <summary>The leg it names, "" for none.</summary>
    public string Leg { get; init; } = "";

    /// <summary>The symbol it names, as the chart writes it, or several separated by commas; cut to what a card can show; "" for none.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Each symbol, if it names several: a scanner lists what it found.</summary>
    // Alerts stored by versions that knew only one symbol have no list.
    public IReadOnlyList<string> Symbols { get; init => field = value ?? []; } = [];

    public string Exchange { get; init; } = "";

    /// <summary>BUY or SELL, "" for either.</summary>
    public string Side { get; init; } = "";

    public IReadOnlyList<AlertField> Others { get; init; } = [];

    /// <summary>One-tap cancels were paused when it was shown, so a tap asks for confirmation first.</summary>
    public bool AsksFirst { get; init; }

    /// <summary>How often the same body arrived, counting repeats within <see cref="AlertLimits.RepeatWithin"/>; 1 for a single time.</summary>
    public int Times { get; init; } = 1;
}

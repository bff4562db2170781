namespace BracketBot.EndToEnd.Cases;

/// <summary>One leg, one cancel, and what the broker answers from then on.</summary>
/// <param name="Name">What is odd about it.</param>
internal sealed record VerdictCase(string Name)
{
    public string Leg { get; init; } = "ENTRY";

    /// <summary>The lists at the time of the card.</summary>
    public string[] Pending { get; init; } = [Rows.Entry];

    public string[] Completed { get; init; } = [];

    public RawAnswer Answer { get; init; } = RawAnswer.Taken;

    /// <summary>The lists and the history after the cancel.</summary>
    public RawAnswer PendingThen { get; init; } = RawAnswer.Empty;

    public RawAnswer CompletedThen { get; init; } = RawAnswer.Empty;

    public RawAnswer HistoryThen { get; init; } = RawAnswer.Empty;

    /// <summary>What the card says in the end.</summary>
    public required string[] Says { get; init; }

    /// <summary>What no card says at any time.</summary>
    public string[] Never { get; init; } = [];

    /// <summary>What the card does not say in the end.</summary>
    public string[] NotNow { get; init; } = [];

    /// <summary>The buttons that stand in the end.</summary>
    public Wanted[] Buttons { get; init; } = [];
}

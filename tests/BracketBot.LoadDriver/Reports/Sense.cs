namespace BracketBot.LoadDriver.Reports;

/// <summary>How figures of different bots stand to each other.</summary>
internal enum Sense
{
    MoreIsBetter,

    LessIsBetter,

    /// <summary>Each one counts, so that all runs are added up.</summary>
    MustBeZero,

    /// <summary>Shown for its own sake.</summary>
    NotCompared,
}

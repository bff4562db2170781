namespace BracketBot.Core.Accounts;

/// <summary>A member's own settings.</summary>
public sealed record MemberSettings
{
    public static readonly MemberSettings Default = new();

    /// <summary>When the readiness card comes on weekdays, in market time; null if never.</summary>
    public TimeOnly? MorningAt { get; init; }

    /// <summary>One-tap buttons on alerts ask for confirmation until resumed.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Alerts are accepted but not shown; answers still come.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Alerts and morning cards come without a sound.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The member has chosen to only look.</summary>
    public bool LooksOnly { get; init; }
}

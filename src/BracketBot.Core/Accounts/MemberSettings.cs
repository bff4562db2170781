namespace BracketBot.Core.Accounts;

/// <summary>What a member chooses for themselves.</summary>
public sealed record MemberSettings
{
    public static readonly MemberSettings Default = new();

    /// <summary>When the readiness card comes on weekdays, by the market's clock; null for never.</summary>
    public TimeOnly? MorningAt { get; init; }

    /// <summary>No one-tap buttons on alerts until resumed.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Alerts are taken and not shown; answers still come.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Alerts and morning cards come without a sound.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The member looks only, by choice.</summary>
    public bool LooksOnly { get; init; }
}

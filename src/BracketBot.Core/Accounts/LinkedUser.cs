namespace BracketBot.Core.Accounts;

/// <summary>A member who acts for one account, with its session where there is one that can be read.</summary>
/// <param name="MayCancel">False for somebody who looks only.</param>
public sealed record LinkedUser(Account Account, BrokerSession? Session, bool MayCancel = true)
{
    /// <summary>One tap on an alert asks once more.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Alerts are not pushed.</summary>
    public bool IsMuted { get; init; }

    /// <summary>What the bot sends of its own accord makes no sound.</summary>
    public bool IsSilent { get; init; }
}

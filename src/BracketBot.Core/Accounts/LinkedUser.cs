namespace BracketBot.Core.Accounts;

/// <summary>A member acting for one account, with its session if there is one that can be opened.</summary>
/// <param name="MayCancel">False for a member who may only look.</param>
public sealed record LinkedUser(Account Account, BrokerSession? Session, bool MayCancel = true)
{
    /// <summary>A one-tap button on an alert asks for confirmation first.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Alerts are not pushed.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Messages that the bot sends unprompted make no sound.</summary>
    public bool IsSilent { get; init; }
}

namespace BracketBot.Core.Accounts;

/// <summary>A member who acts for one account, with its session where there is one that can be read.</summary>
/// <param name="MayCancel">False for somebody who looks only.</param>
public sealed record LinkedUser(Account Account, BrokerSession? Session, bool MayCancel = true);

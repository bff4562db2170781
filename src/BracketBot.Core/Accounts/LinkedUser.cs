namespace BracketBot.Core.Accounts;

/// <summary>A user with authority: the account, and its session where there is one that can be read.</summary>
public sealed record LinkedUser(Account Account, BrokerSession? Session);

namespace BracketBot.Core.Accounts;

/// <summary>Which broker client a Telegram user acts for.</summary>
/// <param name="UserId">The only user who may act for this account.</param>
/// <param name="ClientId">The broker's client that the user's access token owns.</param>
public sealed record Account(TelegramUserId UserId, ClientId ClientId);

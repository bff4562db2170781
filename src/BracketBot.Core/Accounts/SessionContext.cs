namespace BracketBot.Core.Accounts;

/// <summary>What a token is sealed for. A token copied to another row does not open there.</summary>
public static class SessionContext
{
    public static string Of(TelegramUserId user, ClientId client) => $"session:{user}:{client}";
}

using BracketBot.Core.Accounts;

namespace BracketBot.Cards;

/// <summary>Why a login ended without anything linked.</summary>
internal static class LoginEndings
{
    public const string BeginAnew = "/link starts again.";
    public const string ThrownAway = $"The login was discarded. {BeginAnew}";
    public const string TooLong = $"The login took too long. {BeginAnew}";
    public const string WrongNumber = $"That was not the number on the page. {BeginAnew}";
    public const string CancelledAtBroker = "The login was cancelled at the broker.";
    public const string RefusedByBroker = $"The broker did not log you in. {BeginAnew}";

    public static string OtherClient(ClientId expected, ClientId found) => $"The login was for {expected}, and {found} logged in.";

    public static string NotLinkedAnyMore(ClientId client) => $"{client} is not linked any more. /link links it.";

    /// <param name="word">The broker's own; "" for none.</param>
    public static string NoSession(string word) => word.Length > 0 ? $"The broker said: {word}" : $"The broker gave no session. {BeginAnew}";
}

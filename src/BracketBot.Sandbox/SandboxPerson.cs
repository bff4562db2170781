using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox;

/// <summary>Somebody the chat page can be.</summary>
/// <param name="Person">Their Telegram user.</param>
/// <param name="ClientId">Their client at the broker; null for somebody without an account there.</param>
/// <param name="AccessToken">The client's token, for who is configured with it (<c>Access:Users</c>); null for who is not.</param>
public sealed record SandboxPerson(Person Person, string? ClientId, string? AccessToken)
{
    /// <summary>Whether the bot has them as an admin (<c>Access:Admins</c>).</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Linked to the demo book's client.</summary>
    public static SandboxPerson Asha { get; } = new(new(5001, "Asha", "asha_trades"), "YA0002", "sandbox-access-token-YA0002");

    /// <summary>Found the bot, and is nobody to it.</summary>
    public static SandboxPerson Ravi { get; } = new(new(5002, "Ravi", "ravi_k"), null, null);

    /// <summary>Has an account at the broker that the bot knows nothing of: she links it by logging in.</summary>
    public static SandboxPerson Meera { get; } = new(new(5003, "Meera", "meera_iyer") { LastName = "Iyer", LanguageCode = "hi" }, "YA0003", null);

    /// <summary>Runs the bot for the others, and trades nothing.</summary>
    public static SandboxPerson Dev { get; } = new(new(5004, "Dev") { LanguageCode = null }, null, null) { IsAdmin = true };

    /// <summary>Whom the page offers.</summary>
    public static IReadOnlyList<SandboxPerson> All { get; } = [Asha, Ravi, Meera, Dev];
}

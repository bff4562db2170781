using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox;

/// <summary>Somebody whom the chat page's user can be.</summary>
/// <param name="Person">Their Telegram user.</param>
/// <param name="ClientId">Their client at the broker; null for somebody without an account there.</param>
/// <param name="AccessToken">The client's token, if the person is configured with it (<c>Access:Users</c>); else null.</param>
public sealed record SandboxPerson(Person Person, string? ClientId, string? AccessToken)
{
    /// <summary>True if the bot has them as an admin (<c>Access:Admins</c>).</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Linked to the demo book's client.</summary>
    public static SandboxPerson Asha { get; } = new(new(5001, "Asha", "asha_trades"), "YA0002", "sandbox-access-token-YA0002");

    /// <summary>Found the bot, which does not know him.</summary>
    public static SandboxPerson Ravi { get; } = new(new(5002, "Ravi", "ravi_k"), null, null);

    /// <summary>Has a broker account that the bot does not know; she links it by logging in.</summary>
    public static SandboxPerson Meera { get; } = new(new(5003, "Meera", "meera_iyer") { LastName = "Iyer", LanguageCode = "hi" }, "YA0003", null);

    /// <summary>Runs the bot for the others and trades nothing.</summary>
    public static SandboxPerson Dev { get; } = new(new(5004, "Dev") { LanguageCode = null }, null, null) { IsAdmin = true };

    /// <summary>The people that the page offers.</summary>
    public static IReadOnlyList<SandboxPerson> All { get; } = [Asha, Ravi, Meera, Dev];
}

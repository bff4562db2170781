using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox;

/// <summary>Somebody the chat page can be.</summary>
/// <param name="Person">Their Telegram user.</param>
/// <param name="ClientId">The broker's client they are linked to; null for a stranger.</param>
/// <param name="AccessToken">The client's token at the simulated broker; null for a stranger.</param>
public sealed record SandboxPerson(Person Person, string? ClientId, string? AccessToken)
{
    /// <summary>Linked to the demo book's client.</summary>
    public static SandboxPerson Asha { get; } = new(new(5001, "Asha", "asha_trades"), "YA0002", "sandbox-access-token-YA0002");

    /// <summary>Found the bot, and is nobody to it.</summary>
    public static SandboxPerson Ravi { get; } = new(new(5002, "Ravi", "ravi_k"), null, null);
}

using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox;

/// <summary>The parts of a sandbox. By default: a broker and a Telegram, no page, no bot, nothing kept.</summary>
public sealed class SandboxOptions
{
    /// <summary>The one clock of everything simulated.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public SimulatedTelegramOptions Telegram { get; init; } = new();

    public SimulatedBrokerOptions Broker { get; init; } = new();

    /// <summary>The people that the page's user can be. Those with a token are configured as the bot's users, and admins as its admins.</summary>
    public IReadOnlyList<SandboxPerson> People { get; init; } = SandboxPerson.All;

    /// <summary>The page's port: null for no page, 0 for any free one.</summary>
    public int? PagePort { get; init; }

    /// <summary>Start the real program against this sandbox. Needs <see cref="Folder"/>.</summary>
    public bool StartBot { get; init; }

    /// <summary>Environment variables for the real program, added to the sandbox's own.</summary>
    public IReadOnlyDictionary<string, string> BotEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>An existing folder for the chats and for the bot's database, key and log; null to keep nothing.</summary>
    public string? Folder { get; init; }
}

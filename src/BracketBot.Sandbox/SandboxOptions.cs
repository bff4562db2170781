using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox;

/// <summary>What a sandbox is made of.</summary>
public sealed class SandboxOptions
{
    /// <summary>The one clock of everything simulated.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public SimulatedTelegramOptions Telegram { get; init; } = new();
}

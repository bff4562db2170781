using System.Collections.Concurrent;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;

namespace BracketBot.Members;

/// <summary>How the broker has answered lately, by client: for those who ask how things stand. In memory, of this process alone.</summary>
internal sealed class BrokerPulse
{
    private readonly ConcurrentDictionary<ClientId, Reading> _readings = [];
    private readonly ConcurrentDictionary<ClientId, Refusal> _refusals = [];

    /// <summary>The last reading of the order book; null where there was none.</summary>
    public Reading? LastReading(ClientId client) => _readings.GetValueOrDefault(client);

    /// <summary>The last order call, where it was refused for its sender's address, or may have been; null where it was not.</summary>
    public Refusal? LastRefusal(ClientId client) => _refusals.GetValueOrDefault(client);

    public void Read(ClientId client, DateTimeOffset at, TimeSpan took, BrokerError? error) => _readings[client] = new Reading(at, took, error);

    public void Ordered(ClientId client, DateTimeOffset at, BrokerError? answer)
    {
        if (answer is BrokerError.AccessDenied { Reason: AccessReason.Address or AccessReason.OrdersOnly or AccessReason.Untold } denied)
        {
            _refusals[client] = new Refusal(at, denied);
        }
        else if (answer is null)
        {
            _refusals.TryRemove(client, out _);
        }
    }

    public sealed record Reading(DateTimeOffset At, TimeSpan Took, BrokerError? Error);

    public sealed record Refusal(DateTimeOffset At, BrokerError.AccessDenied Answer);
}

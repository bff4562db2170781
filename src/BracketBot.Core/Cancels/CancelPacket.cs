using BracketBot.Core.Accounts;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>What the broker is asked to cancel: the leg, exactly as the card showed it.</summary>
/// <param name="Status">The row's <c>order_status</c> as it was.</param>
/// <remarks>Source: Cancel Bracket Order, request packet.</remarks>
public sealed record CancelPacket(ClientId ClientId, LegRef Leg, string Status);

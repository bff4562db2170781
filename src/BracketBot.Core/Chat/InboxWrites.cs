
namespace BracketBot.Core.Chat;

/// <summary>Stores a received update; one already known, handled or not, stays as it is.</summary>
public sealed record ReceiveUpdate(IncomingUpdate Update) : Write;

/// <summary>
/// Marks the update as handled, whether or not it was stored. If it was already handled, the commit writes nothing and results in
/// <c>CommitResult.AlreadyHandled</c>.
/// </summary>
public sealed record HandleUpdate(UpdateId Id, DateTimeOffset At) : Write;

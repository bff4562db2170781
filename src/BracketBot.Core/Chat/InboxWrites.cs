
namespace BracketBot.Core.Chat;

/// <summary>Stores an update as received; one that is known already, handled or not, stays as it is.</summary>
public sealed record ReceiveUpdate(IncomingUpdate Update) : Write;

/// <summary>
/// Marks the update as handled, stored before or not. If it was handled already, nothing of the commit is written and the result is
/// <c>CommitResult.AlreadyHandled</c>.
/// </summary>
public sealed record HandleUpdate(UpdateId Id, DateTimeOffset At) : Write;

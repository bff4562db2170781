using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Turns;

namespace BracketBot.Commands;

/// <summary>A message by a user with access, in private.</summary>
internal sealed record CommandCall(IncomingMessage Message, LinkedUser User, Turn Turn);

using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Turns;

/// <summary>Handles the taps on one kind of card.</summary>
internal interface ITapHandler
{
    /// <summary>The first part of its callback data.</summary>
    string Kind { get; }

    /// <param name="member">Who tapped, with access.</param>
    Task HandleAsync(IncomingTap tap, Member member, UserTurn turn);
}

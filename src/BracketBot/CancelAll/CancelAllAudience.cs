using BracketBot.Cancelling;
using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Dialogs;

namespace BracketBot.CancelAll;

/// <summary>A list's tickets are shown together: its card is made from all of them, by <see cref="CancelAllRunner"/>.</summary>
internal sealed class CancelAllAudience(OtherCards others) : ITicketAudience
{
    public const string OriginKind = "all";

    public string Kind => OriginKind;

    public async Task<IReadOnlyList<Write>> ShowAsync(CancelTicket ticket, CancellationToken cancellation) => [.. await others.WithoutLegsOfAsync(ticket, cancellation)];
}

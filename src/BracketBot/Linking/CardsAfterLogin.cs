using BracketBot.Core.Accounts;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;
using BracketBot.Dialogs;
using BracketBot.Members;

namespace BracketBot.Linking;

/// <summary>Brings back the card that a login began from.</summary>
internal sealed class CardsAfterLogin(AccountBook accounts, DialogMoves moves)
{
    /// <summary>
    /// Shows it as it stands now: nothing on it is confirmed by the login. After one that came to nothing it has a link that is not used yet.
    /// </summary>
    public void BringBack(PassBody.Login body, ClientId? client)
    {
        if (body.Dialog is { } dialog)
        {
            moves.Post("a card after its login", body.UserId, dialog, new DialogInput.Again(), () => accounts.FindAsync(body.UserId, client, CancellationToken.None));
        }
    }
}

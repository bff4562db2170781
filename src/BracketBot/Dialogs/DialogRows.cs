using System.Globalization;
using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;
using BracketBot.Core.Stored;
using BracketBot.Members;

namespace BracketBot.Dialogs;

/// <summary>What is written when a dialog moves: its next row, and the card of it.</summary>
internal sealed class DialogRows(TimeZoneInfo marketZone, LoginLinks? links = null, IBrokerLogin? login = null)
{
    /// <summary>
    /// A broker that answers within this time saves the reader a card that changes twice in a blink, and the broker's words an edit that they would wait
    /// behind. The tap itself is answered at once.
    /// </summary>
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(100);

    public static CardId CardId(DialogId id) => new($"d{id.Value}");

    public static TicketOrigin OriginOf(Conversation conversation) =>
        new(DialogTap.Kind, conversation.Id.Value, conversation.Version.ToString(CultureInfo.InvariantCulture));

    /// <summary>The card as it stands.</summary>
    public Card Card(Conversation conversation) =>
        DialogCards.Of(conversation.State, Frame(conversation.Id, conversation.Version, conversation.State, conversation.User.Account.ClientId));

    /// <summary>The card of a state that the row might be in.</summary>
    public Card CardOf(DialogRow row, DialogState state, ClientId client) => DialogCards.Of(state, Frame(row.Id, row.Version, state, client));

    /// <summary>When a red button that is shown disabled is to be shown as one that listens; null where none is.</summary>
    public static DateTimeOffset? ListensAt(DialogState state) => state switch
    {
        DialogState.Confirming { Dimmed: true } s => s.DeafUntil,
        DialogState.Alerting { Dimmed: true } s => s.DeafUntil,
        DialogState.ArmingAll { Dimmed: true } s => s.DeafUntil,
        _ => null,
    };

    public IEnumerable<Write> Next(Conversation conversation, DialogState state, DateTimeOffset now)
    {
        var tap = conversation.Update as IncomingTap;
        var row = new DialogRow(
            conversation.Id, conversation.User.Account.UserId, conversation.Chat, conversation.Version, DialogStateText.Store(state), null, now,
            Client: conversation.User.Account.ClientId);
        return Next(row, state, conversation.User.Account.ClientId, conversation.Priority, now, tap?.MessageId, conversation.Priority == CardPriority.Push && conversation.User.IsSilent);
    }

    /// <summary>The same card with something changed that its buttons don't depend on: they go on to work.</summary>
    public IEnumerable<Write> Amended(DialogRow row, DialogState state, ClientId client, CardPriority priority, DateTimeOffset now)
    {
        yield return new AmendDialog(row with { State = DialogStateText.Store(state), ExpiresAt = DueAt(state) });
        yield return new PutCard(CardId(row.Id), row.Chat, CardOf(row, state, client), priority, now);
    }

    /// <param name="row">As it is stored; version 0 for a new one.</param>
    public IEnumerable<Write> Next(
        DialogRow row, DialogState state, ClientId client, CardPriority priority, DateTimeOffset now, MessageId? message = null, bool isSilent = false)
    {
        var version = row.Version + 1;
        var card = DialogCards.Of(state, Frame(row.Id, version, state, client)) with { IsSilent = isSilent };
        if (CodeOf(row.Id, version, state) is { } code)
        {
            // The link of the card: for the account that it is about, and for nobody but its owner.
            var body = new PassBody.Login(row.UserId, LoginStage.Offered, client, row.Id);
            yield return new SavePass(new Pass(LoginLinks.PassOf(code), 1, body, now + LoginLinks.GoodForRenewal));
        }

        yield return new SaveDialog(row with
        {
            Version = version,
            State = DialogStateText.Store(state),
            ExpiresAt = DueAt(state),
            UpdatedAt = now,
        });
        DateTimeOffset? notBefore = state is DialogState.Cancelling { Ticket.State: TicketState.Open } ? now + Blink : null;
        yield return new PutCard(CardId(row.Id), row.Chat, card, priority, now, message, notBefore);
    }

    private static DateTimeOffset? DueAt(DialogState state) => ListensAt(state) ?? state switch
    {
        DialogState.Confirming s => s.ExpiresAt,
        DialogState.Alerting s => s.ExpiresAt,
        DialogState.PreviewingAll s => s.ExpiresAt,
        DialogState.ArmingAll s => s.ExpiresAt,
        _ => null,
    };

    private CardFrame Frame(DialogId id, int version, DialogState state, ClientId client) =>
        new(id, version, client, marketZone, CodeOf(id, version, state) is { } code ? links?.Start(code) : null);

    /// <summary>What the login link of a card carries; null on a card that needs none.</summary>
    private string? CodeOf(DialogId id, int version, DialogState state) =>
        links is not null && login is { IsThere: true } && state.EndedSignedOut ? links.CodeOf(id, version) : null;
}

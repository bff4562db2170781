using System.Collections.Immutable;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The in-memory state, as it is on disk: all members, hooks and alerts; the unfinished dialogs, tickets and cards, and the latest <see cref="Upkeep.Kept"/>
/// finished ones of each; and which updates of the last days have been handled. Immutable, so a reader sees one consistent state.
/// </summary>
internal sealed record LiveState
{
    private static readonly ImmutableSortedSet<string> NoIds = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ImmutableDictionary<TelegramUserId, MemberRow> Members { get; init; } = ImmutableDictionary<TelegramUserId, MemberRow>.Empty;

    public ImmutableDictionary<HookId, AlertHook> Hooks { get; init; } = ImmutableDictionary<HookId, AlertHook>.Empty;

    public ImmutableDictionary<string, HookId> HookKeys { get; init; } = ImmutableDictionary<string, HookId>.Empty;

    public Rows<AlertRow> Alerts { get; init; } = Rows<AlertRow>.LeavingByTime;

    /// <summary>Alerts whose current count no card shows yet, oldest first.</summary>
    public ImmutableSortedSet<(long At, string Id)> WaitingAlerts { get; init; } = ByTime.None;

    /// <summary>The latest alert for each combination of hook, body and key.</summary>
    public ImmutableDictionary<(HookId, string, string), string> LatestAlerts { get; init; } = ImmutableDictionary<(HookId, string, string), string>.Empty;

    public Rows<LiveDialog> Dialogs { get; init; } = Rows<LiveDialog>.LeavingByKey;

    /// <summary>Dialogs by the time their confirm button expires.</summary>
    public ImmutableSortedSet<(long At, string Id)> Expiring { get; init; } = ByTime.None;

    /// <summary>The same dialogs by their user, so that looking up one user's costs nothing for everybody else's.</summary>
    public ImmutableDictionary<TelegramUserId, ImmutableSortedSet<string>> ExpiringOf { get; init; } = ImmutableDictionary<TelegramUserId, ImmutableSortedSet<string>>.Empty;

    public Rows<TicketRow> Tickets { get; init; } = Rows<TicketRow>.LeavingByKey;

    /// <summary>The tickets of each dialog or list: the id for each confirmation.</summary>
    public ImmutableDictionary<(string Kind, string Id), ImmutableDictionary<string, string>> TicketOrigins { get; init; } =
        ImmutableDictionary<(string Kind, string Id), ImmutableDictionary<string, string>>.Empty;

    /// <summary>The unsettled ticket of each leg.</summary>
    public ImmutableDictionary<(ClientId, LegRef), string> BusyLegs { get; init; } = ImmutableDictionary<(ClientId, LegRef), string>.Empty;

    public Rows<CardRow> Cards { get; init; } = Rows<CardRow>.LeavingByKey;

    /// <summary>Each chat's cards that are neither delivered nor given up.</summary>
    public ImmutableDictionary<long, ImmutableHashSet<string>> Undelivered { get; init; } = ImmutableDictionary<long, ImmutableHashSet<string>>.Empty;

    public ImmutableDictionary<UpdateId, IncomingUpdate> Inbox { get; init; } = ImmutableDictionary<UpdateId, IncomingUpdate>.Empty;

    public ImmutableDictionary<long, HandledBlock> Handled { get; init; } = ImmutableDictionary<long, HandledBlock>.Empty;

    /// <summary>The head of the audit's latest chain; null if there is none.</summary>
    public AuditHeadRow? Audit { get; init; }

    /// <summary>
    /// Where to look for rows that are not in memory: everything above a watermark is in memory, and so is everything in <see cref="Below"/>.
    /// </summary>
    public Watermarks Watermarks { get; init; } = Watermarks.None;

    /// <summary>Rows in memory that a watermark covers: unfinished for longer than newer rows, or loaded back.</summary>
    public ImmutableHashSet<(string Collection, string Id)> Below { get; init; } = [];

    public LiveState With(AlertHook hook)
    {
        var keys = Hooks.GetValueOrDefault(hook.Id) is { } before ? HookKeys.Remove(before.KeyHash) : HookKeys;
        return this with { Hooks = Hooks.SetItem(hook.Id, hook), HookKeys = keys.Add(hook.KeyHash, hook.Id) };
    }

    public LiveState Without(AlertHook hook) => this with { Hooks = Hooks.Remove(hook.Id), HookKeys = HookKeys.Remove(hook.KeyHash) };

    public LiveState With(AlertRow alert)
    {
        var latest = LatestAlerts.TryGetValue(alert.Repeats, out var id) && Alerts.Find(id) is { } other && other.ReceivedAt > alert.ReceivedAt;
        var place = (alert.ReceivedAt, alert.Id);
        return this with
        {
            Alerts = Alerts.With(alert),
            WaitingAlerts = alert.IsWaiting ? WaitingAlerts.Add(place) : WaitingAlerts.Remove(place),
            LatestAlerts = latest ? LatestAlerts : LatestAlerts.SetItem(alert.Repeats, alert.Id),
        };
    }

    public LiveState Without(AlertRow alert) => this with
    {
        Alerts = Alerts.Without(alert.Id),
        WaitingAlerts = WaitingAlerts.Remove((alert.ReceivedAt, alert.Id)),
        LatestAlerts = LatestAlerts.GetValueOrDefault(alert.Repeats) == alert.Id ? LatestAlerts.Remove(alert.Repeats) : LatestAlerts,
    };

    public LiveState With(LiveDialog dialog)
    {
        var without = WithoutExpiry(dialog.Id) with { Dialogs = Dialogs.With(dialog) };
        return dialog.Row.ExpiresAt is not { } at ? without : without with
        {
            Expiring = without.Expiring.Add((at.ToUnixTimeMilliseconds(), dialog.Id)),
            ExpiringOf = without.ExpiringOf.SetItem(dialog.Row.UserId, without.ExpiringOf.GetValueOrDefault(dialog.Row.UserId, NoIds).Add(dialog.Id)),
        };
    }

    public LiveState WithoutDialog(string id) => WithoutExpiry(id) with { Dialogs = Dialogs.Without(id) };

    public LiveState With(TicketRow ticket)
    {
        var origin = ticket.Ticket.Origin;
        var key = (origin.Kind, origin.Id);
        var confirmations = TicketOrigins.GetValueOrDefault(key, ImmutableDictionary<string, string>.Empty).SetItem(origin.Confirmation, ticket.Id);
        return this with
        {
            Tickets = Tickets.With(ticket),
            TicketOrigins = TicketOrigins.SetItem(key, confirmations),
            BusyLegs = ticket.IsUnsettled ? BusyLegs.SetItem(ticket.Leg, ticket.Id) : WithoutLeg(ticket),
        };
    }

    public LiveState Without(TicketRow ticket)
    {
        var origin = ticket.Ticket.Origin;
        var key = (origin.Kind, origin.Id);
        var confirmations = TicketOrigins[key].Remove(origin.Confirmation);
        return this with
        {
            Tickets = Tickets.Without(ticket.Id),
            TicketOrigins = confirmations.IsEmpty ? TicketOrigins.Remove(key) : TicketOrigins.SetItem(key, confirmations),
            BusyLegs = WithoutLeg(ticket),
        };
    }

    public LiveState With(CardRow card)
    {
        var waiting = WithoutUndelivered(card.Id);
        var chat = card.Card.To.ChatId;
        return this with
        {
            Cards = Cards.With(card),
            Undelivered = card.IsUndelivered ? waiting.SetItem(chat, waiting.GetValueOrDefault(chat, []).Add(card.Id)) : waiting,
        };
    }

    public LiveState WithoutCard(string id) => this with { Cards = Cards.Without(id), Undelivered = WithoutUndelivered(id) };

    /// <summary>Whether alerts with this key are shown: the hook exists with this key, and its owner has access.</summary>
    public bool Takes(HookId hook, string keyHash) => Hooks.GetValueOrDefault(hook) is { } known && known.KeyHash == keyHash && HasAccess(known.UserId);

    public bool HasAccess(TelegramUserId user) => Members.GetValueOrDefault(user) is { Member.HasAccess: true };

    private LiveState WithoutExpiry(string dialog)
    {
        if (Dialogs.Find(dialog)?.Row is not { ExpiresAt: { } at } row)
        {
            return this;
        }

        var left = ExpiringOf[row.UserId].Remove(dialog);
        return this with
        {
            Expiring = Expiring.Remove((at.ToUnixTimeMilliseconds(), dialog)),
            ExpiringOf = left.IsEmpty ? ExpiringOf.Remove(row.UserId) : ExpiringOf.SetItem(row.UserId, left),
        };
    }

    private ImmutableDictionary<(ClientId, LegRef), string> WithoutLeg(TicketRow ticket) =>
        BusyLegs.GetValueOrDefault(ticket.Leg) == ticket.Id ? BusyLegs.Remove(ticket.Leg) : BusyLegs;

    private ImmutableDictionary<long, ImmutableHashSet<string>> WithoutUndelivered(string card)
    {
        if (Cards.Find(card) is not { IsUndelivered: true } row)
        {
            return Undelivered;
        }

        var chat = row.Card.To.ChatId;
        var left = Undelivered[chat].Remove(card);
        return left.IsEmpty ? Undelivered.Remove(chat) : Undelivered.SetItem(chat, left);
    }
}

using System.Text.Json.Serialization;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>What a card says first, before its own content.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OrderNotOpen), "orderNotOpen")]
[JsonDerivedType(typeof(SeveralBrackets), "severalBrackets")]
[JsonDerivedType(typeof(NoSuchLeg), "noSuchLeg")]
[JsonDerivedType(typeof(SeveralLegs), "severalLegs")]
[JsonDerivedType(typeof(LegBlocked), "legBlocked")]
[JsonDerivedType(typeof(LegChanged), "legChanged")]
[JsonDerivedType(typeof(TapWaited), "tapWaited")]
[JsonDerivedType(typeof(CheckWasSlow), "checkWasSlow")]
[JsonDerivedType(typeof(CheckFailed), "checkFailed")]
[JsonDerivedType(typeof(LegIsBusy), "legBusy")]
[JsonDerivedType(typeof(PageUnread), "pageUnread")]
[JsonDerivedType(typeof(LegIsGone), "legGone")]
[JsonDerivedType(typeof(LegsChanged), "legsChanged")]
public abstract record Notice
{
    /// <summary>No open bracket has the typed id; the card offers the most similar ones.</summary>
    public sealed record OrderNotOpen(string OrderText) : Notice;

    /// <summary>The typed text may mean several brackets; the card offers them.</summary>
    public sealed record SeveralBrackets(string Text) : Notice;

    public sealed record NoSuchLeg(string LegText) : Notice;

    /// <summary>The word may mean several legs.</summary>
    public sealed record SeveralLegs(string LegText) : Notice;

    public sealed record LegBlocked(LegIndicator Indicator, CancelBlock Block) : Notice;

    /// <summary>Nothing was sent, because the leg differs from what the card showed.</summary>
    public sealed record LegChanged(IReadOnlyList<LegDifference> Differences) : Notice;

    /// <summary>Nothing was sent, because the tap came too late or waited.</summary>
    public sealed record TapWaited : Notice;

    /// <summary>Nothing was sent, because checking the order book took too long; the leg is unchanged.</summary>
    public sealed record CheckWasSlow : Notice;

    /// <summary>Nothing was sent, because the order book could not be read; the card shows the leg as it was.</summary>
    public sealed record CheckFailed(BrokerError Error) : Notice;

    /// <summary>Nothing was sent, because another cancel of this leg is not settled.</summary>
    public sealed record LegIsBusy : Notice;

    /// <summary>Nothing was sent, because the leg no longer stands at the broker.</summary>
    /// <param name="Now">The leg as it is now; null if the book does not show it.</param>
    public sealed record LegIsGone(LegRef Leg, string Symbol, OrderLeg? Now = null) : Notice;

    /// <summary>Nothing was sent, because none of the list's legs is as the card showed it any more.</summary>
    /// <param name="Legs">The first of them, with what changed; null in a card of an older program.</param>
    public sealed record LegsChanged(int Count, IReadOnlyList<ChangedLeg>? Legs = null) : Notice;

    /// <summary>The list could not be read again; the card shows it as it was.</summary>
    public sealed record PageUnread(BrokerError Error) : Notice;
}

/// <summary>A leg that no longer is as a card showed it.</summary>
/// <param name="Shown">The leg as the card showed it.</param>
/// <param name="Differences">What changed; null where it can't be cancelled any more.</param>
/// <param name="Now">The leg as it is now; null where the order book no longer shows it.</param>
public sealed record ChangedLeg(string Symbol, OrderLeg Shown, IReadOnlyList<LegDifference>? Differences, OrderLeg? Now);

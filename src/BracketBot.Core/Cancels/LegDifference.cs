using System.Text.Json.Serialization;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>One thing about a leg that is no longer as the card showed it.</summary>
public sealed record LegDifference(LegDifference.Field What, string Was, string Is)
{
    [JsonConverter(typeof(JsonStringEnumConverter<Field>))]
    public enum Field
    {
        Filled,
        Quantity,
        Price,
        Trigger,
        Status,

        /// <summary>For an exit: the units that it protects.</summary>
        Held,
    }

    /// <summary>
    /// What changed about a leg between two readings of its bracket; empty if nothing that matters to a trader changed. Null if it can no longer be
    /// cancelled.
    /// </summary>
    public static IReadOnlyList<LegDifference>? Between(BracketOrder shown, LegRef leg, BracketOrder? now)
    {
        if (shown.Find(leg) is not { } shownLeg || now?.Find(leg) is not { Block: null } legNow)
        {
            return null;
        }

        var differences = Between(shownLeg, legNow);

        // Cancelling an exit matters more once the bracket holds more than the card showed.
        var (was, held) = (shown.HeldQuantity, HeldNow(shown, now));
        return legNow.Role != LegRole.Entry && held > was ? [.. differences, new LegDifference(Field.Held, Amount.Text(was), Amount.Text(held))] : differences;
    }

    /// <summary>What changed between two readings of the leg alone.</summary>
    public static IReadOnlyList<LegDifference> Between(OrderLeg shown, OrderLeg now)
    {
        var differences = new List<LegDifference>();
        Compare(Field.Filled, shown.FilledQuantity, now.FilledQuantity);
        Compare(Field.Quantity, shown.Quantity, now.Quantity);
        Compare(Field.Price, shown.Price, now.Price);
        Compare(Field.Trigger, shown.TriggerPrice, now.TriggerPrice);
        if (shown.Status != now.Status)
        {
            differences.Add(new LegDifference(Field.Status, shown.Status.Value, now.Status.Value));
        }

        return differences;

        void Compare(Field field, decimal? was, decimal? isNow)
        {
            if (was != isNow)
            {
                differences.Add(new LegDifference(field, Amount.Text(was), Amount.Text(isNow)));
            }
        }
    }

    /// <summary>A pending list leaves out legs that were already over, so those count as they were.</summary>
    private static decimal HeldNow(BracketOrder shown, BracketOrder now) =>
        (now with { Legs = [.. now.Legs, .. shown.Legs.Where(l => !l.IsOpen && now.Find(l.Ref) is null)] }).HeldQuantity;
}

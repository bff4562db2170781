using System.Text.Json.Serialization;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>One thing about a leg that is no longer as the card showed it.</summary>
/// <param name="What">The field: <c>filled</c>, <c>quantity</c>, <c>price</c>, <c>trigger</c>, <c>status</c>.</param>
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
    }

    /// <summary>What changed between two readings of the same leg; empty where nothing that a trader decides by did.</summary>
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
}

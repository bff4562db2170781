using System.Text.Json.Serialization;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>Why the order book is read: what a dialog does with it when it comes.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ListBrackets), "list")]
[JsonDerivedType(typeof(OpenBracket), "bracket")]
[JsonDerivedType(typeof(OpenLeg), "leg")]
[JsonDerivedType(typeof(OpenLegAgain), "again")]
[JsonDerivedType(typeof(CheckBeforeSending), "check")]
public abstract record BookQuestion
{
    /// <summary>
    /// True where the completed orders matter too: an entry that was filled is there, and tells what is held. A check before sending is
    /// one reading, because a trader waits for it.
    /// </summary>
    [JsonIgnore]
    public virtual bool WithCompleted => true;

    public sealed record ListBrackets(int Page) : BookQuestion
    {
        [JsonIgnore]
        public override bool WithCompleted => false;
    }

    /// <param name="OrderText">The id as it was typed, or chosen.</param>
    public sealed record OpenBracket(string OrderText) : BookQuestion;

    /// <param name="LegText">The leg as it was typed: an indicator or a role.</param>
    public sealed record OpenLeg(string OrderText, string LegText) : BookQuestion;

    /// <summary>Shows the confirm card of a leg that is known by its row.</summary>
    /// <param name="Why">What the card says of it; null for nothing.</param>
    public sealed record OpenLegAgain(LegRef Leg, Notice? Why) : BookQuestion;

    /// <param name="TappedAt">When the confirmation reached the bot.</param>
    public sealed record CheckBeforeSending(DateTimeOffset TappedAt) : BookQuestion
    {
        [JsonIgnore]
        public override bool WithCompleted => false;
    }
}

using System.Text.Json.Serialization;
using BracketBot.Core.Alerts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>Why the order book is read: what a dialog does with it when it comes.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ListBrackets), "list")]
[JsonDerivedType(typeof(OpenBracket), "bracket")]
[JsonDerivedType(typeof(OpenLeg), "leg")]
[JsonDerivedType(typeof(OpenLegAgain), "again")]
[JsonDerivedType(typeof(CheckBeforeSending), "check")]
[JsonDerivedType(typeof(ShowAlert), "alert")]
[JsonDerivedType(typeof(CheckOneTap), "oneTap")]
[JsonDerivedType(typeof(PreviewAll), "all")]
[JsonDerivedType(typeof(CheckAll), "checkAll")]
public abstract record BookQuestion
{
    /// <summary>
    /// True where the completed orders matter too: an entry that was filled is there, and tells what is held. A check before sending is
    /// one reading, because a trader waits for it.
    /// </summary>
    [JsonIgnore]
    public virtual bool WithCompleted => true;

    /// <summary>The orders that the answer is about; null where all of the book is.</summary>
    /// <param name="state">The dialog's, which asks.</param>
    public virtual OrderFocus? About(DialogState state) => null;

    public sealed record ListBrackets(int Page) : BookQuestion
    {
        [JsonIgnore]
        public override bool WithCompleted => false;
    }

    /// <param name="OrderText">What was typed, an id or a symbol; or the id that was chosen.</param>
    public sealed record OpenBracket(string OrderText) : BookQuestion
    {
        public override OrderFocus? About(DialogState state) => OrderFocus.OnTyped(OrderText);
    }

    /// <param name="OrderText">An id or a symbol as it was typed; "" where only a leg was.</param>
    /// <param name="LegText">The leg as it was typed: an indicator or a role.</param>
    public sealed record OpenLeg(string OrderText, string LegText) : BookQuestion
    {
        public override OrderFocus? About(DialogState state) => OrderFocus.OnTyped(OrderText);
    }

    /// <summary>Shows the confirm card of a leg that is known by its row.</summary>
    /// <param name="Why">What the card says of it; null for nothing.</param>
    public sealed record OpenLegAgain(LegRef Leg, Notice? Why) : BookQuestion
    {
        /// <summary>Where it is gone, the brackets that are there are offered.</summary>
        public override OrderFocus? About(DialogState state) => OrderFocus.On(Leg.OmsOrderId) with { ElseAll = true };
    }

    /// <summary>Shows an alert with the brackets that it means as they stand.</summary>
    public sealed record ShowAlert(Alert Alert, Notice? Why) : BookQuestion;

    /// <param name="Choice">Place among the alert's choices.</param>
    /// <param name="TappedAt">When the tap reached the bot.</param>
    public sealed record CheckOneTap(int Choice, DateTimeOffset TappedAt) : BookQuestion
    {
        [JsonIgnore]
        public override bool WithCompleted => false;
    }

    /// <summary>Shows what could be cancelled at once.</summary>
    public sealed record PreviewAll(AllFilter Filter, Notice? Why) : BookQuestion;

    /// <param name="TappedAt">When the second tap reached the bot.</param>
    public sealed record CheckAll(DateTimeOffset TappedAt) : BookQuestion
    {
        [JsonIgnore]
        public override bool WithCompleted => false;
    }

    /// <param name="TappedAt">When the confirmation reached the bot.</param>
    public sealed record CheckBeforeSending(DateTimeOffset TappedAt) : BookQuestion
    {
        /// <summary>The check is of the card's own leg.</summary>
        public override OrderFocus? About(DialogState state) => state is DialogState.Confirming confirming ? OrderFocus.On(confirming.Bracket.Id) : null;

        [JsonIgnore]
        public override bool WithCompleted => false;
    }
}

using System.Text.Json.Serialization;
using BracketBot.Core.Alerts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>Why a dialog reads the order book, and so what it does with the answer.</summary>
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
    /// True if the completed orders matter too: a filled entry is among them and tells what is held. A check before sending reads the pending list only,
    /// because a trader is waiting for it.
    /// </summary>
    [JsonIgnore]
    public virtual bool WithCompleted => true;

    /// <summary>The orders that the answer is about; null for the whole book.</summary>
    /// <param name="state">The state of the dialog that asks.</param>
    public virtual OrderFocus? About(DialogState state) => null;

    public sealed record ListBrackets(int Page) : BookQuestion
    {
        [JsonIgnore]
        public override bool WithCompleted => false;
    }

    /// <param name="OrderText">The id or symbol that was typed, or the id that was chosen.</param>
    public sealed record OpenBracket(string OrderText) : BookQuestion
    {
        public override OrderFocus? About(DialogState state) => OrderFocus.OnTyped(OrderText);
    }

    /// <param name="OrderText">The id or symbol that was typed; "" if only a leg was typed.</param>
    /// <param name="LegText">The leg that was typed: an indicator or a role.</param>
    public sealed record OpenLeg(string OrderText, string LegText) : BookQuestion
    {
        public override OrderFocus? About(DialogState state) => OrderFocus.OnTyped(OrderText);
    }

    /// <summary>Shows the confirm card of a leg again.</summary>
    /// <param name="Why">What the card says about it; null for nothing.</param>
    public sealed record OpenLegAgain(LegRef Leg, Notice? Why) : BookQuestion
    {
        /// <summary>If the leg is gone, the card offers the brackets that are open, so the answer must include them.</summary>
        public override OrderFocus? About(DialogState state) => OrderFocus.On(Leg.OmsOrderId) with { ElseAll = true };
    }

    /// <summary>Shows an alert with the brackets it means, as they stand now.</summary>
    public sealed record ShowAlert(Alert Alert, Notice? Why) : BookQuestion;

    /// <param name="Choice">The place among the alert's choices.</param>
    /// <param name="TappedAt">When the tap reached the bot.</param>
    public sealed record CheckOneTap(int Choice, DateTimeOffset TappedAt) : BookQuestion
    {
        [JsonIgnore]
        public override bool WithCompleted => false;
    }

    /// <summary>Shows what could be cancelled at once.</summary>
    public sealed record PreviewAll(CancelAllFilter Filter, Notice? Why) : BookQuestion;

    /// <param name="TappedAt">When the second tap reached the bot.</param>
    public sealed record CheckAll(DateTimeOffset TappedAt) : BookQuestion
    {
        [JsonIgnore]
        public override bool WithCompleted => false;
    }

    /// <param name="TappedAt">When the confirmation reached the bot.</param>
    public sealed record CheckBeforeSending(DateTimeOffset TappedAt) : BookQuestion
    {
        /// <summary>The check is about the card's own bracket.</summary>
        public override OrderFocus? About(DialogState state) => state is DialogState.Confirming confirming ? OrderFocus.On(confirming.Bracket.Id) : null;

        [JsonIgnore]
        public override bool WithCompleted => false;
    }
}

using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>One confirmation for exactly the legs that its preview named.</summary>
/// <param name="ConfirmedAt">When the second tap reached the bot.</param>
public sealed record AllRun(AllPreview Preview, AllGroup Group, DateTimeOffset ConfirmedAt)
{
    /// <summary>How long after its confirmation a list may go on: what was confirmed is not carried out on another day's market.</summary>
    public static readonly TimeSpan GoOnFor = TimeSpan.FromMinutes(3);

    /// <summary>The legs, as the preview showed them: a ticket's confirmation is its place in this list.</summary>
    public IReadOnlyList<LegChoice> Legs => Preview.Legs(Group);
}

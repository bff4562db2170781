using System.Globalization;
using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>One confirmation for exactly the legs that its preview named.</summary>
/// <param name="ConfirmedAt">When the second tap reached the bot.</param>
public sealed record CancelAllRun(CancelAllPreview Preview, CancelAllGroup Group, DateTimeOffset ConfirmedAt)
{
    /// <summary>How long after its confirmation a list may go on, so that it is not carried out in a market that has moved on.</summary>
    public static readonly TimeSpan GoOnFor = TimeSpan.FromMinutes(3);

    /// <summary>The legs, as the preview showed them.</summary>
    public IReadOnlyList<LegChoice> Legs => Preview.Legs(Group);

    /// <summary>
    /// The start of the confirmation that each ticket of this run carries. Trying a list again is another run of the same dialog with tickets of its own,
    /// and the earlier run's tickets say nothing about it.
    /// </summary>
    private string Prefix => string.Create(CultureInfo.InvariantCulture, $"{ConfirmedAt.UtcTicks}.");

    /// <summary>The confirmation that a leg's ticket carries.</summary>
    /// <param name="place">The leg's place in <see cref="Legs"/>.</param>
    public string Confirmation(int place) => Prefix + place.ToString(CultureInfo.InvariantCulture);

    /// <summary>The place in <see cref="Legs"/> that a ticket stands for; null if it belongs to another run.</summary>
    public int? Place(string confirmation) =>
        confirmation.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(confirmation.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : null;
}

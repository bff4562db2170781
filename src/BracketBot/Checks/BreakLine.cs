using System.Globalization;
using BracketBot.Core.Audits;

namespace BracketBot.Checks;

/// <summary>Describes the audit's first fault in one line.</summary>
internal static class BreakLine
{
    public static string Of(AuditBreak found, TimeZoneInfo zone)
    {
        var link = string.Create(CultureInfo.InvariantCulture, $"link {found.Number} of chain {found.Chain}");
        var entry = found.EntryId is null ? "" : string.Create(
            CultureInfo.InvariantCulture, $" (entry {found.EntryId} of {TimeZoneInfo.ConvertTime(found.At ?? default, zone):yyyy-MM-dd'T'HH:mm:ss.fffzzz})");
        var after = entry.Length == 0 ? "" : $"; the one before it{entry} is in order";
        return found.Fault switch
        {
            AuditFault.Changed => $"{link}{entry} is not what was written there.",
            AuditFault.OutOfPlace when found.Belongs is { } place => string.Create(CultureInfo.InvariantCulture, $"{link}{entry} is out of place: it was written as link {place}."),
            AuditFault.OutOfPlace => $"{link}{entry} is out of place: it belongs to no chain, or stands where the chain has another.",
            AuditFault.Missing => $"{link} is missing{after}.",
            AuditFault.EndMissing => string.Create(CultureInfo.InvariantCulture, $"chain {found.Chain} ends at link {found.Number}{entry}, and its head tells of {found.Expected}."),
            AuditFault.HeadChanged => $"the head of chain {found.Chain} is missing, or not what was written; the last that is in order is link {found.Number.ToString(CultureInfo.InvariantCulture)}{entry}.",
            AuditFault.StartChanged => $"the start of chain {found.Chain} is not what was written.",
            AuditFault.ChainMissing => string.Create(CultureInfo.InvariantCulture, $"chain {found.Chain} is gone; it had {found.Number} links when another chain began."),
            AuditFault.KeyMissing => $"the key of chain {found.Chain} can't be opened with this master key: nothing can be said of its links.",
            AuditFault.UnlinkedChanged => string.Create(CultureInfo.InvariantCulture, $"there are {found.Number} entries of before the chains, and {found.Expected} were counted."),
        };
    }
}

using BracketBot.Core.Accounts;

namespace BracketBot.Core.Audits;

/// <summary>Which entries are meant.</summary>
/// <param name="User">Of whom; null for everybody.</param>
/// <param name="From">From this time on; null from the first.</param>
/// <param name="To">Before this time; null to the last.</param>
public sealed record AuditRange(TelegramUserId? User = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    public bool Has(AuditEntry entry) => (User is not { } user || entry.UserId == user.Value) && !(entry.At < From) && !(entry.At >= To);
}

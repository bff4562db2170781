using BracketBot.Core.Accounts;

namespace BracketBot.Core.Audits;

/// <summary>Selects audit entries.</summary>
/// <param name="User">Entries of this user; null for everybody's.</param>
/// <param name="From">From this time on; null from the beginning.</param>
/// <param name="To">Before this time; null to the end.</param>
public sealed record AuditRange(TelegramUserId? User = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    public bool Has(AuditEntry entry) => (User is not { } user || entry.UserId == user.Value) && !(entry.At < From) && !(entry.At >= To);
}

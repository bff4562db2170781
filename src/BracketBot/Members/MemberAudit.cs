using System.Text.Json;
using System.Text.Json.Serialization;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;

namespace BracketBot.Members;

/// <summary>The lines of the audit that tell who came and went, and which accounts they linked.</summary>
internal static class MemberAudit
{
    /// <param name="what"><c>linked</c>, <c>renewed</c>, <c>unlinked</c>, <c>let in</c>, <c>revoked</c>, <c>role</c>, ….</param>
    /// <param name="user">Whom it concerns.</param>
    /// <param name="client">Which account; null where it is about none.</param>
    /// <param name="by">Who did it; null for the user.</param>
    /// <param name="to">What came of it, where that is not said yet.</param>
    public static AddAudit Of(string what, DateTimeOffset now, TelegramUserId user, ClientId? client = null, TelegramUserId? by = null, string? to = null) => new(new AuditEntry(
        Guid.CreateVersion7(now).ToString(), now, what, user.Value, client?.Value ?? "", null, null, null,
        JsonSerializer.Serialize(new MemberAuditDetail(by?.Value, to), MemberAuditJson.Default.MemberAuditDetail)));
}

/// <summary>What such a line tells beyond its columns. Absent where it does not apply.</summary>
internal sealed record MemberAuditDetail(long? By, string? To);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MemberAuditDetail))]
internal sealed partial class MemberAuditJson : JsonSerializerContext;

namespace BracketBot.Core.Audits;

/// <summary>Adds an entry to the audit table, in the same commit as the change it records.</summary>
public sealed record AddAudit(AuditEntry Entry) : Write;

namespace BracketBot.Core.Audits;

/// <summary>Adds a line to the audit table, in the commit of what it tells.</summary>
public sealed record AddAudit(AuditEntry Entry) : Write;

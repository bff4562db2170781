namespace BracketBot.Core.Alerts;

/// <summary>A field of an alert's JSON that the bot has no use for: it is shown under the text.</summary>
public sealed record AlertField(string Name, string Value);

namespace BracketBot.Core.Alerts;

/// <summary>How much of an alert is accepted, and how much is shown.</summary>
public static class AlertLimits
{
    /// <summary>Bytes of a body.</summary>
    public const int Body = 16 * 1024;

    /// <summary>Characters of the text that a card shows.</summary>
    public const int Text = 600;

    /// <summary>How many fields are shown under the text, and how many characters of each name and value.</summary>
    public const int Fields = 8;
    public const int Field = 60;

    /// <summary>The same body within this time is a repeat.</summary>
    public static readonly TimeSpan RepeatWithin = TimeSpan.FromSeconds(60);
}

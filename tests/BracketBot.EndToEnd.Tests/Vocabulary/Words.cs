using BracketBot.Core.Orders;

namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>Single words of the bot's: what a leg is called, and what a text may not speak of at all.</summary>
internal static class Words
{
    public const string Address = "address";
    public const string Already = "already";
    public const string AlreadyFilled = "already filled";
    public const string Cancel = "Cancel";
    public const string Cancelled = "cancelled";
    public const string Closed = "closed";
    public const string Confirmed = "confirmed";
    public const string Exits = "exits";
    public const string Filled = "filled";
    public const string Long = "long";
    public const string NotCancelled = "not cancelled";
    public const string NotKnown = "not known";
    public const string Refused = "refused";
    public const string Session = "session";

    /// <summary>A leg in a sentence.</summary>
    public static string Of(LegRole leg) => leg switch
    {
        LegRole.Entry => "entry",
        LegRole.StopLoss => "stop",
        LegRole.Target => "target",
        LegRole.Exit => "exit",
    };

    /// <summary>A leg at the beginning of a line.</summary>
    public static string Name(LegRole leg) => leg switch
    {
        LegRole.Entry => "Entry",
        LegRole.StopLoss => "Stop",
        LegRole.Target => "Target",
        LegRole.Exit => "Exit",
    };
}

namespace BracketBot.Sandbox.Broker;

/// <summary>Error codes of the envelope. 44000 and 40000 are documented, 40400 was seen elsewhere; the others are the simulator's own.</summary>
internal static class ErrorCode
{
    public const int Forbidden = 40000;
    public const int NoData = 40400;
    public const int SessionOver = 40100;
    public const int TooManyRequests = 42900;
    public const int BadField = 44000;
    public const int OrderNotFound = 44001;
    public const int LegNotFound = 44002;
    public const int LegClosed = 44003;
    public const int StatusDiffers = 44004;
    public const int NotABracket = 44005;
    public const int ExitRefused = 44006;
}

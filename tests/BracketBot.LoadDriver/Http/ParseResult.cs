namespace BracketBot.LoadDriver.Http;

internal enum ParseResult
{
    /// <summary>So far it is right; the rest has not come.</summary>
    NeedMore,

    Whole,

    /// <summary>Not HTTP/1.1, or more of it than this parser takes.</summary>
    Bad,
}

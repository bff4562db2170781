using System.Buffers;

namespace BracketBot.Broker.Recording;

/// <summary>
/// Words that may stay in a broker's sentence because they name nobody. A word that may be a person's name, such as "will" or "may", is not among them.
/// </summary>
internal static class HarmlessWords
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(" _-./'`\"");

    private static readonly HashSet<string> Words = [.. """
        a about access account action active activated after again all allowed already an and any api app are as at authenticated authentication
        authenticate authorised authorization authorized available average bad be because been before being between blocked book both bracket broker
        buy by call calls can cannot cancel cancelled canceled cancellation client closed co code complete completed confirmed connect connection
        correct could cover daily data date day denied details did disabled do does done down downtime due enabled empty entry error exceed exceeded
        exchange execution exit expired failed failure feed field fields file fill filled for forbidden format found from get given gone has have
        history hour hours id in inactive incorrect indicator insufficient internal invalid ip is it its jwt key kart latest leg limit limits list
        live log logged login maintenance many market message method minute minutes missing modified modify more must name need network new no none
        not nothing null number of off ok on only open operation or order orders out over parameter partially pending permission permitted per place
        placed please position positions price process processed processing product quantity rate reached read reason record records refused
        registered rejected rejection remaining request requests required response restricted retry scheduled scope second seconds security segment
        sell sent server service session should side source square static status stop stopped store subscribed success successful successfully such
        symbol system target temporarily terminal than that the third this throttled time timed timeout to today token too trade trades trading
        trigger try type unable unauthenticated unauthorised unauthorized unavailable under unexpected unknown unregistered until update upgrade url
        use used user valid validity value was white whitelist whitelisted while window with within without wrong you your address quota denied
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>True if the text is one or more of these words, with punctuation between or around them.</summary>
    public static bool Are(ReadOnlySpan<char> text)
    {
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[24];
        while (true)
        {
            var start = text.IndexOfAnyExcept(Marks);
            if (start < 0)
            {
                return true;
            }

            text = text[start..];
            var end = text.IndexOfAny(Marks);
            var word = end < 0 ? text : text[..end];
            if (word.Length > lower.Length || word.ToLowerInvariant(lower) is var length && !lookup.Contains(lower[..length]))
            {
                return false;
            }

            if (end < 0)
            {
                return true;
            }

            text = text[end..];
        }
    }
}

namespace BracketBot.Telegram;

/// <summary>Texts that have to fit Telegram's limits.</summary>
internal static class ShortText
{
    /// <summary>At most <paramref name="length"/> UTF-16 units of the text, ending in <c>…</c> if cut; never splits a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end), "…");
    }
}

using System.Text.RegularExpressions;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Commands;

/// <summary>
/// What a trader's words say of a cancel, in whatever order: ids, legs, and the rest, which may be symbols. Words that only hold a sentence together are
/// left out.
/// </summary>
internal sealed partial record TypedCancel(IReadOnlyList<string> Ids, IReadOnlyList<string> Legs, IReadOnlyList<string> Others, bool SaysCancel, bool SaysAll, bool SaysNot)
{
    /// <summary>Brokers' ids begin with the day.</summary>
    private const int ShortestId = 7;

    private static readonly HashSet<string> Cancels = ["cancel", "cancle", "cancell", "cancal", "cncl", "cancelled", "canceled", "cancelling", "canceling", "cancels"];
    private static readonly HashSet<string> All = ["all", "everything", "every"];
    private static readonly HashSet<string> Nots = ["not", "dont", "never", "keep", "didnt", "wont", "cant", "cannot", "no", "without", "except", "but"];

    private static readonly HashSet<string> Fillers =
    [
        "please", "pls", "plz", "kindly", "the", "a", "an", "of", "for", "on", "in", "at", "to", "from", "with", "and", "my", "me", "this", "that", "it", "its",
        "is", "order", "orders", "orderid", "id", "no", "number", "leg", "legs", "bracket", "bo", "now", "just", "only", "i", "want", "can", "you", "could", "would",
        "will", "do", "bot", "hi", "hello", "sir", "ok", "open", "pending", "immediately", "asap", "fast", "quick", "quickly",
    ];

    /// <summary>The question to the order book. Where it is not sure what is meant, the answer to it is a choice.</summary>
    public BookQuestion Question => (Ids, Legs, Others) switch
    {
        ([var id], [], [var odd]) => new BookQuestion.OpenLeg(id, odd),
        ([var id], [var leg], _) => new BookQuestion.OpenLeg(id, leg),
        ({ Count: > 0 }, _, _) => new BookQuestion.OpenBracket(string.Join(' ', Ids)),
        ([], [var leg], _) => new BookQuestion.OpenLeg(string.Join(' ', Others), leg),
        ([], _, { Count: > 0 }) => new BookQuestion.OpenBracket(string.Join(' ', Others)),
        _ => new BookQuestion.ListBrackets(0),
    };

    /// <param name="plain">A plain text, without a command.</param>
    public static TypedCancel Read(string plain)
    {
        var words = TypedText.Words(plain);
        var (ids, numbers, legs, others) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        var (cancel, all, not) = (false, false, false);

        // In a text of capitals alone, capitals say nothing; elsewhere they make a symbol of a common word: IT, BUT not it.
        var isShouted = !plain.Any(char.IsAsciiLetterLower);
        foreach (var word in words)
        {
            var common = word.ToLowerInvariant();
            var isCommon = isShouted || word.Length < 2 || word.Any(char.IsAsciiLetterLower);
            if (Order().IsMatch(word))
            {
                (word.Length < ShortestId && words.Count > 1 ? numbers : ids).Add(word);
                others.Add(word);
            }
            else if (LegWord.IsOne(word))
            {
                legs.Add(word);
            }
            else if (Cancels.Contains(common))
            {
                cancel = true;
            }
            else if (isCommon && All.Contains(common))
            {
                all = true;
            }
            else if (isCommon && Nots.Contains(common) && common != "no")
            {
                not = true;
            }
            else if (!(isCommon && Fillers.Contains(common)))
            {
                others.Add(word);
            }
        }

        // A short number is an id where nothing else names a bracket, and belongs to a contract's name otherwise.
        others.RemoveAll(ids.Contains);
        if (others.Count == numbers.Count || ids.Count > 0)
        {
            others.RemoveAll(numbers.Contains);
            ids.AddRange(ids.Count > 0 ? [] : numbers);
        }

        return new TypedCancel(
            [.. ids.Distinct()], [.. legs.DistinctBy(l => l.ToUpperInvariant())], [.. others.Distinct(StringComparer.OrdinalIgnoreCase)], cancel, all, not);
    }

    [GeneratedRegex("^[0-9]{4,}(-[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Order();
}

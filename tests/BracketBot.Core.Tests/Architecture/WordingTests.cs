using System.Text.RegularExpressions;

namespace BracketBot.Core.Tests.Architecture;

/// <summary>
/// The end-to-end tests ask for meaning: what the bot says stands in their vocabulary, once, so that a new wording breaks one line and no test.
/// </summary>
public sealed partial class WordingTests
{
    private const string Vocabulary = "Vocabulary";

    [Fact]
    public void Wording_OfTheBot_StandsInTheVocabularyAlone()
    {
        var sources = Sources();
        var phrases = sources.Where(s => s.Folder == Vocabulary).SelectMany(s => s.Literals).Distinct().Select(PatternOf).OfType<Regex>().ToList();
        var others = sources.Where(s => s.Folder != Vocabulary).ToList();

        Assert.InRange(phrases.Count, 100, 1000);
        Assert.InRange(others.Count, 30, 1000);
        Assert.Empty(
            from source in others
            from literal in source.Literals
            where phrases.Exists(p => p.IsMatch(literal))
            select $"{source.File}: \"{literal}\" is the bot's wording: ask for it by its name in {Vocabulary}");
    }

    [Theory]
    [InlineData("Nothing is held", "Assert: Nothing is held.", true)]
    [InlineData("Nothing is held", "Nothing was held", false)]
    [InlineData("You hold \uFFFC long", "You hold 10 long.", true)]
    [InlineData("You hold \uFFFC long", "You hold 10 short.", false)]
    [InlineData("Linked as \uFFFC", "Linked as \uFFFC", true)]
    public void Phrase_InALiteral_IsSeen(string phrase, string literal, bool seen) => Assert.Equal(seen, PatternOf(phrase)!.IsMatch(literal));

    /// <summary>A word alone may as well be an order's, a status or a setting.</summary>
    [Theory]
    [InlineData("cancelled")]
    [InlineData("/\uFFFC")]
    [InlineData("\uFFFC · \uFFFC")]
    public void Phrase_OfOneWord_IsNotLookedFor(string phrase) => Assert.Null(PatternOf(phrase));

    [Theory]
    [InlineData(""" Say("one", 'x', "two"); """, "one", "two")]
    [InlineData(""" Say("a \"quoted\" \\", '"', '\'', "two"); """, "a \"quoted\" \\", "two")]
    [InlineData("""" Say(@"back\slash ""quoted""", "", "two"); """", "back\\slash \"quoted\"", "two")]
    [InlineData(""" Say($"a {b} {{c}} {d:0}"); """, "a \uFFFC {c} \uFFFC")]
    [InlineData(""" Say($"a {b.Find("x") ?? new { C = $"y{z}" }} d"); """, "x", "y\uFFFC", "a \uFFFC d")]
    [InlineData("Say(\"\"\"a \"b\" {c}\"\"\", \"two\");", "a \"b\" {c}", "two")]
    [InlineData("Say($$\"\"\"{\"a\":\"{{b}}\"}\"\"\", \"two\");", "{\"a\":\"\uFFFC\"}", "two")]
    [InlineData("// \"one\"\n/* \"two\" */ Say(\"three\"); // it's", "three")]
    public void Literals_OfASource_AreRead(string source, params string[] literals) => Assert.Equal(literals, SourceLiterals.Of(source));

    private static List<(string File, string Folder, IReadOnlyList<string> Literals)> Sources()
    {
        var root = RepoRoot.File("tests", "BracketBot.EndToEnd.Tests");
        return [.. from path in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
                   let file = Path.GetRelativePath(root, path).Replace('\\', '/')
                   let folder = file.Split('/')[0]
                   where folder is not ("obj" or "bin")
                   select (file, folder, SourceLiterals.Of(File.ReadAllText(path)))];
    }

    /// <summary>Finds the phrase in a longer text; null for one of less than two words, figures and holes apart.</summary>
    private static Regex? PatternOf(string phrase) => Word().Count(phrase) < 2
        ? null
        : new(string.Join(".+?", phrase.Split(SourceLiterals.Hole).Select(Regex.Escape)), RegexOptions.Singleline | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}

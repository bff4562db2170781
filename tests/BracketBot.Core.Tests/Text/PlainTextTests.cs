using BracketBot.Core.Text;

namespace BracketBot.Core.Tests.Text;

public class PlainTextTests
{
    [Theory]
    [InlineData("RSI crossed 70", "RSI crossed 70")]
    [InlineData("  a\r\nb\tc\n", "a\nb c")]
    [InlineData("a\0b\u0007\u001b[31mc\u0085\u007f", "ab[31mc")]
    [InlineData("\u202eabc\u202c \u2066d\u2069\u200e\u200f\u061c", "abc d")]
    [InlineData("I\u200bD\u200dE\ufeffA\u00ad", "IDEA")]
    [InlineData("a\u2028b\u2029c", "abc")]
    [InlineData("x\ue000y\U000f0000z", "xyz")]
    [InlineData("₹11.90 – भारत 😀", "₹11.90 – भारत 😀")]
    [InlineData("<b>&amp;</b>", "<b>&amp;</b>")]
    [InlineData("", "")]
    [InlineData(" \u202e\0 ", "")]
    public void Clean_AnyText_IsWhatCanBeShown(string text, string clean) => Assert.Equal(clean, PlainText.Clean(text, 100));

    [Theory]
    [InlineData("a\nb", "a b")]
    [InlineData("a\r\nb\tc\r", "a  b c")]
    public void Line_SeveralLines_IsOne(string text, string line) => Assert.Equal(line, PlainText.Line(text, 100));

    [Theory]
    [InlineData(55357)]
    [InlineData(56832)]
    public void Clean_HalfAPair_IsReplaced(int half)
    {
        var clean = PlainText.Clean($"a{(char)half}b", 100);

        Assert.Equal("a\ufffdb", clean);
    }

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("123😀😀", 5, "123…")]
    [InlineData("12😀😀😀", 5, "12😀…")]
    [InlineData("123\u202e4\u202e5", 5, "12345")]
    public void Clean_TooLong_IsCutBetweenCharacters(string text, int most, string cut)
    {
        Assert.Equal(cut, PlainText.Clean(text, most));
        Assert.Equal(cut, PlainText.Line(text, most));
    }
}

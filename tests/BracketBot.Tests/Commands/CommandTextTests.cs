using BracketBot.Commands;

namespace BracketBot.Tests.Commands;

public sealed class CommandTextTests
{
    [Theory]
    [InlineData("/cancel", "cancel", "")]
    [InlineData("/CANCEL", "cancel", "")]
    [InlineData("  /Cancel  ", "cancel", "")]
    [InlineData("/cancel@BracketBot", "cancel", "")]
    [InlineData("/cancel@BracketBot 20240314929 ENTRY", "cancel", "20240314929 ENTRY")]
    [InlineData("/cancel\n20240314929\r\nENTRY\n", "cancel", "20240314929\r\nENTRY")]
    [InlineData("/cancel\t20240314929", "cancel", "20240314929")]
    [InlineData("/cancel\u00a020240314929", "cancel", "20240314929")]
    [InlineData("/start payload_1-2", "start", "payload_1-2")]
    [InlineData("/cancel20240314929", "cancel20240314929", "")]
    public void Command_TypedForgivably_IsRead(string text, string name, string arguments) =>
        Assert.Equal((name, arguments), CommandText.Command(text));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/ cancel")]
    [InlineData("cancel")]
    [InlineData("//cancel")]
    [InlineData("/cancel#1")]
    [InlineData("/отмена")]
    [InlineData("/cancel@")]
    [InlineData("see /cancel")]
    public void Command_SomethingElse_IsNone(string text) => Assert.Null(CommandText.Command(text));

    [Theory]
    [InlineData("20240314929 ENTRY", "20240314929", "ENTRY")]
    [InlineData("  #20240314929\n\t entry  ", "20240314929", "entry")]
    [InlineData("# 20240314929", "20240314929")]
    [InlineData("##20240314929\u3000#SL", "20240314929", "SL")]
    [InlineData("#")]
    [InlineData("")]
    public void Words_OddlySpaced_AreTheWords(string text, params string[] words) => Assert.Equal(words, CommandText.Words(text));

    [Theory]
    [InlineData("20240314929")]
    [InlineData("#20240314929")]
    [InlineData(" 20231211-1897 ")]
    [InlineData("20231211-1897 second")]
    [InlineData("1234")]
    public void OrderAlone_AnOrderId_IsOne(string text) => Assert.NotNull(CommandText.OrderAlone(text));

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("hello")]
    [InlineData("2024031492x")]
    [InlineData("20240314929-")]
    [InlineData("-20240314929")]
    [InlineData("٢٠٢٤٠٣١٤")]
    [InlineData("20240314929 is mine to cancel")]
    [InlineData("ENTRY 20240314929")]
    public void OrderAlone_AnythingElse_IsNone(string text) => Assert.Null(CommandText.OrderAlone(text));
}

using System.Text;
using BracketBot.LoadDriver.Http;
using BracketBot.LoadDriver.Telegram;

namespace BracketBot.Sandbox.Tests.LoadDriver;

public class RequestFieldsTests
{
    private const string Keyboard = """{"inline_keyboard":[[{"text":"a \"b\"","callback_data":"yes:1"},{"text":"no","callback_data":"no:1"}]]}""";

    private readonly RequestFields _fields = new();

    [Fact]
    public void TryRead_Json_HasTextWithoutEscapesAndTheRestAsWritten()
    {
        Assert.True(Read("application/json; charset=utf-8", $$"""{ "chat_id": 10000001, "text": "a\n\u20b9", "reply_markup": {{Keyboard}}, "disable": true }"""));

        AssertIsMessage("a\n\u20b9");
        Assert.Equal("true", Text("disable"));
    }

    [Fact]
    public void TryRead_JsonWithAKeyboardInAString_HasTheKeyboard()
    {
        var escaped = Keyboard.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

        Assert.True(Read("application/json", $$"""{"chat_id":"10000001","reply_markup":"{{escaped}}","text":"a"}"""));

        AssertIsMessage("a");
    }

    [Fact]
    public void TryRead_UrlEncoded_IsDecoded()
    {
        Assert.True(Read("application/x-www-form-urlencoded", $"chat_id=10000001&text=a+b%0A%E2%82%B9&reply_markup={Uri.EscapeDataString(Keyboard)}&empty="));

        AssertIsMessage("a b\n\u20b9");
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x-1")]
    [InlineData("Multipart/Form-Data; charset=utf-8; boundary=\"x-1\"")]
    public void TryRead_Multipart_HasEachPart(string type)
    {
        var body = "--x-1\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n10000001\r\n--x-1\r\nContent-Type: text/plain\r\n"
            + $"Content-Disposition: form-data; name=text\r\n\r\na\r\n--b\r\n--x-1\r\nContent-Disposition: form-data; name=\"reply_markup\"\r\n\r\n{Keyboard}\r\n--x-1--\r\n";

        Assert.True(Read(type, body));

        AssertIsMessage("a\r\n--b");
    }

    [Theory]
    [InlineData("application/json", "{")]
    [InlineData("application/json", "[1]")]
    [InlineData("multipart/form-data", "--x\r\n\r\n--x--")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno end")]
    public void TryRead_BodyThatIsNotWhatItsTypeSays_IsFalse(string type, string body) => Assert.False(Read(type, body));

    [Fact]
    public void TryRead_AgainWithLess_ForgetsTheOneBefore()
    {
        Read("application/json", """{"text":"a"}""");

        Assert.True(Read("", "", "offset=5"));

        Assert.Equal("", Text("text"));
        Assert.Equal(5, _fields.Number("offset"u8));
        Assert.Null(_fields.Number("text"u8));
    }

    private void AssertIsMessage(string text)
    {
        Assert.Equal(10_000_001, _fields.Number("chat_id"u8));
        Assert.Equal(text, Text("text"));
        Assert.Equal("yes:1", InlineKeyboard.FirstButton(_fields["reply_markup"u8]));
    }

    private bool Read(string type, string body, string query = "") => _fields.TryRead(new HttpRequest(
        "POST"u8, "/"u8, Encoding.UTF8.GetBytes(query), Encoding.UTF8.GetBytes(type), default, Encoding.UTF8.GetBytes(body)));

    private string Text(string name) => Encoding.UTF8.GetString(_fields[Encoding.UTF8.GetBytes(name)]);
}

using static BracketBot.Sandbox.Tests.Telegram.BotApiCaller;

namespace BracketBot.Sandbox.Tests.Telegram;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("a<b", "Unclosed start tag at byte offset 1")]
    [InlineData("1 < 2", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("₹<x>", "Unsupported start tag \"x\" at byte offset 3")]
    [InlineData("<b>open", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("</b>", "Unexpected end tag at byte offset 0")]
    [InlineData("<b>x</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7")]
    [InlineData("<b>x</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\"")]
    [InlineData("<tg-time>x</tg-time>", "Tag \"tg-time\" must have a time and a format at byte offset 0")]
    [InlineData("₹<tg-time unix=\"noon\">x</tg-time>", "Tag \"tg-time\" must have a time and a format at byte offset 3")]
    [InlineData("<tg-time unix=\"5\" format=\"tT\">x</tg-time>", "Tag \"tg-time\" must have a time and a format at byte offset 0")]
    [InlineData("<br>", "Unsupported start tag \"br\" at byte offset 0")]
    public async Task Send_BrokenHtml_CantParseEntities(string html, string why)
    {
        await using var bot = await StartAsync();
        (await bot.SendHtmlAsync(html)).AssertRefused(400, "Bad Request: can't parse entities: " + why);
        Assert.DoesNotContain(bot.Telegram.Messages(Asha.Id), message => message.FromBot);
    }

    [Theory]
    [InlineData("M&M-EQ > 5", "M&M-EQ > 5", "")]
    [InlineData("M&amp;M &lt;b&gt; &quot;&#8377;&#x20B9; &nbsp;", "M&M <b> \"₹₹ &nbsp;", "")]
    [InlineData("<b>B</b><strong>S</strong>", "BS", "bold 0+1, bold 1+1")]
    [InlineData("<i>a</i><em>b</em><u>c</u><s>d</s>", "abcd", "italic 0+1, italic 1+1, underline 2+1, strikethrough 3+1")]
    [InlineData("😀 <b>x <code>y</code></b>", "😀 x y", "bold 3+3, code 5+1")]
    [InlineData("<pre><code class=\"language-json\">{}</code></pre>", "{}", "pre json 0+2")]
    [InlineData("<a href='https://example.org/?a=1&amp;b=2'>l</a>", "l", "text_link https://example.org/?a=1&b=2 0+1")]
    [InlineData("<blockquote expandable>q</blockquote><tg-spoiler>s</tg-spoiler>", "qs", "expandable_blockquote 0+1, spoiler 1+1")]
    [InlineData("at <tg-time unix=\"1647531900\">10:31</tg-time>", "at 10:31", "date_time 1647531900 '' 3+5")]
    [InlineData("<tg-time unix='5' format='wDT'>x</tg-time><tg-time unix=5 format=r>y</tg-time>", "xy", "date_time 5 'wDT' 0+1, date_time 5 'r' 1+1")]
    [InlineData("  <B> x </B> ", "x", "bold 0+1")]
    [InlineData("<b></b>x", "x", "")]
    public async Task Send_GoodHtml_TextAndEntities(string html, string text, string entities)
    {
        await using var bot = await StartAsync();
        var message = bot.Telegram.Message(Asha.Id, (await bot.SendHtmlAsync(html)).MessageId())!;
        Assert.Equal(text, message.Text);
        Assert.Equal(entities, string.Join(", ", message.Current.Entities.Select(entity =>
            string.Join(' ', new[] { entity.Type, entity.Url, entity.Language, entity.UnixTime is { } time ? $"{time} '{entity.DateTimeFormat}'" : null, $"{entity.Offset}+{entity.Length}" }.OfType<string>()))));
    }

    [Fact]
    public async Task Send_PlainText_HtmlIsJustText()
    {
        await using var bot = await StartAsync();
        Assert.Equal("<b>1 < 2</b>", bot.Telegram.Message(Asha.Id, (await bot.SendAsync("<b>1 < 2</b>")).MessageId())!.Text);
    }

    [Fact]
    public async Task Send_ControlAndDirectionCharacters_AreCleaned()
    {
        await using var bot = await StartAsync();
        Assert.Equal("a b\nc", bot.Telegram.Message(Asha.Id, (await bot.SendAsync("a\0b\r\n\u202Ec")).MessageId())!.Text);
    }
}

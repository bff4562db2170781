using BracketBot.Broker;
using BracketBot.Core.Dialogs;
using Microsoft.Extensions.Logging;

namespace BracketBot.Tests.Configuration;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_TokenAlone_GivesTheFixedDefaults()
    {
        var settings = Given.Settings();

        Assert.Equal(Given.Token, settings.Telegram.BotToken);
        Assert.Equal(new Uri("https://api.telegram.org"), settings.Telegram.ApiUrl);
        Assert.Equal(25, settings.Telegram.PushesPerSecond);
        Assert.Equal(new Uri("https://trade.pocketful.in"), settings.Broker.BaseUrl);
        Assert.Equal(PacketPlace.Body, settings.Broker.CancelPacket);
        Assert.Equal(TimeSpan.FromSeconds(7), settings.Broker.Timeout);
        Assert.Equal(new Uri("http://127.0.0.1:8080"), settings.Server.Listen);
        Assert.Equal("Filename=data/bracketbot.db", settings.Storage.ConnectionString);
        Assert.Equal("data/master.key", settings.Secrets.KeyFile);
        Assert.Null(settings.Secrets.Key);
        Assert.Empty(settings.Access.Users);
        Assert.Equal(new DialogRules(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)), settings.Dialogs);
        Assert.Equal("Asia/Kolkata", settings.MarketZone.Id);
        Assert.Equal([KeyValuePair.Create("Default", LogLevel.Information)], settings.LogLevels);
    }

    [Theory]
    [InlineData("Telegram:BotToken", null, "nothing", "@BotFather")]
    [InlineData("Telegram:BotToken", "  ", "nothing", "@BotFather")]
    [InlineData("Telegram:BotToken", "not a token", "11 characters that don't fit", "123456:ABC-DEF")]
    [InlineData("Telegram:BotToken", "<the token>", "the placeholder of the example", "@BotFather")]
    [InlineData("Telegram:ApiUrl", "api.telegram.org", "'api.telegram.org'", "http or https address")]
    [InlineData("Telegram:ApiUrl", "ftp://api.telegram.org", "'ftp://api.telegram.org'", "https://api.telegram.org")]
    [InlineData("Telegram:Mode", "Webhook", "'Webhook'", "Polling in this version")]
    [InlineData("Telegram:Mode", "0", "'0'", "Polling")]
    [InlineData("Telegram:Mode", "+0", "'+0'", "Polling")]
    [InlineData("Telegram:Mode", "Polling,Polling", "'Polling,Polling'", "Polling")]
    [InlineData("Logging:LogLevel:Default", "Loud", "'Loud'", "one of Trace, Debug, Information, Warning")]
    [InlineData("Logging:LogLevel:Microsoft*Diagnostics", "Information", "a name with *", "BracketBot.Broker")]
    [InlineData("Logging:LogLevel:Default", "2", "'2'", "one of Trace")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting", "Information", "'Information'", "a hook's holds its key")]
    [InlineData("Telegram:PushesPerSecond", "-1", "'-1'", "a whole number from 0 to 1000")]
    [InlineData("Telegram:PushesPerSecond", "1001", "'1001'", "from 0 to 1000")]
    [InlineData("Telegram:PushesPerSecond", "many", "'many'", "from 0 to 1000")]
    [InlineData("Broker:BaseUrl", "https://user:hunter2@broker.example", "'https://…@broker.example'", "without user, query and fragment")]
    [InlineData("Broker:BaseUrl", "https://broker.example/?key=hunter2", "'https://broker.example/?…'", "without user, query and fragment")]
    [InlineData("Broker:BaseUrl", "https://user:hun?ter2@broker.example", "36 characters that don't fit", "without user, query and fragment")]
    [InlineData("Broker:BaseUrl", "https://user:hun#ter2@broker.example", "36 characters that don't fit", "without user, query and fragment")]
    [InlineData("Broker:BaseUrl", "Host=db;Username=bot;Password=hunter2", "37 characters that don't fit", "without user, query and fragment")]
    [InlineData("Server:Listen", "Host=db;Username=bot;Password=hunter2", "37 characters that don't fit", "an IP address and a port")]
    [InlineData("Broker:BaseUrl", "hunter2hunter2", "14 characters that don't fit", "without user, query and fragment")]
    [InlineData("Broker:BaseUrl", "https://<your broker>", "the placeholder of the example", "https://trade.pocketful.in")]
    [InlineData("Broker:CancelPacket", "Header", "'Header'", "Body or Query")]
    [InlineData("Storage:Provider", "Host=db;Password=hunter2", "24 characters that don't fit", "LiteDb or Postgres")]
    [InlineData("Broker:Timeout", "7", "'7'", "a time as hh:mm:ss from 00:00:01 to 00:01:00")]
    [InlineData("Broker:Timeout", "00:00:00", "'00:00:00'", "from 00:00:01")]
    [InlineData("Broker:Timeout", "00:01:01", "'00:01:01'", "to 00:01:00")]
    [InlineData("Server:Listen", "8080", "'8080'", "http://127.0.0.1:8080")]
    [InlineData("Server:Listen", "https://127.0.0.1:8080", "'https://127.0.0.1:8080'", "http, an IP address and a port")]
    [InlineData("Server:Listen", "http://127.0.0.1:8080/bot", "'http://127.0.0.1:8080/bot'", "an IP address and a port")]
    [InlineData("Server:Listen", "http://bot.example:8080", "'http://bot.example:8080'", "an IP address and a port")]
    [InlineData("Storage:Provider", "Sqlite", "'Sqlite'", "LiteDb or Postgres")]
    [InlineData("Secrets:Key", "hunter2", "7 characters that don't fit", "32 random bytes as base64")]
    [InlineData("Access:Mode", "Wide", "'Wide'", "Closed, Invite or Open")]
    [InlineData("Access:Admins", "@asha", "5 characters that don't fit", "a Telegram user id")]
    [InlineData("Dialogs:ConfirmWithin", "00:00:04", "'00:00:04'", "from 00:00:05 to 00:10:00")]
    [InlineData("Dialogs:ConfirmWithin", "a minute", "'a minute'", "hh:mm:ss")]
    [InlineData("Dialogs:FreshFor", "-00:00:01", "'-00:00:01'", "from 00:00:00 to 00:10:00")]
    [InlineData("Market:TimeZone", "Mars/Olympus", "'Mars/Olympus'", "Asia/Kolkata")]
    [InlineData("Market:TimeZone", "../../etc/passwd", "'../../etc/passwd'", "Asia/Kolkata")]
    public void Read_BadValue_IsOneLineThatNamesKeyWhatItGotAndWhatItTakes(string key, string? value, string got, string takes)
    {
        var error = Assert.Single(Given.Errors((key, value)));

        Assert.Equal(key, error.Key);
        Assert.Equal(got, error.Got);
        Assert.Contains(takes, error.Takes, StringComparison.Ordinal);
        Assert.StartsWith($"{key}: got {got}; takes ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telegram:BotToken", "hunter2 is no token")]
    [InlineData("Telegram:ApiUrl", "https://me:hunter2@api.example")]
    [InlineData("Broker:BaseUrl", "https://me:hunter2@broker.example/")]
    [InlineData("Server:Listen", "http://me:hunter2@127.0.0.1:1")]
    [InlineData("Secrets:Key", "hunter2")]
    [InlineData("Access:Users:0:AccessToken", "a hunter2 token")]
    [InlineData("Access:Users:0:ClientId", "hunter2 hunter2")]
    [InlineData("Access:Users:0:TelegramUserId", "hunter2")]
    [InlineData("Access:Users", "hunter2")]
    [InlineData("Access:Users:0", "hunter2")]
    [InlineData("Telegram:Token", "hunter2")]
    public void Read_BadSecret_IsInNoLine(string key, string value)
    {
        var errors = Given.Errors((key, value));

        Assert.All(errors, e => Assert.DoesNotContain("hunter2", e.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Telegram:Tokn", null)]
    [InlineData("Telegram:BotTokn", "Telegram:BotToken")]
    [InlineData("broker:baseurl2", "Broker:BaseUrl")]
    [InlineData("Alerts:OneTapWihtin", "Alerts:OneTapWithin")]
    [InlineData("Telegarm:Mode", "Telegram")]
    [InlineData("Acces:Mode", "Access")]
    public void Read_MisspeltKey_SaysWhichOneWasMeant(string key, string? meant)
    {
        var error = Assert.Single(Given.Errors((key, "x")));

        Assert.Contains(meant is null ? "nothing: the README" : $"nothing (did you mean {meant}?): the README", error.Takes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Path:Extra")]
    [InlineData("BROKERS:0")]
    [InlineData("SECRET:Value")]
    [InlineData("DOTNET:Mode")]
    [InlineData("Telegarm")]
    public void Read_OtherProgramsSettings_AreNoneOfOurs(string key) => Given.Settings((key, "x"));

    [Fact]
    public void Read_SeveralBadValues_NamesAllOfThem()
    {
        var errors = Given.Errors(("Telegram:BotToken", ""), ("Broker:Timeout", "soon"), ("Market:TimeZone", "x"), ("Telegram:Tokn", "x"));

        Assert.Equal(
            ["Broker:Timeout", "Market:TimeZone", "Telegram:BotToken", "Telegram:Tokn"],
            errors.Select(e => e.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Telegram:Tokn")]
    [InlineData("Broker:Url")]
    [InlineData("Server:Port")]
    [InlineData("Storage:File")]
    [InlineData("Secrets:Keyfil")]
    [InlineData("Access:User:0:ClientId")]
    [InlineData("Dialogs:Expires")]
    [InlineData("Alerts:Anything")]
    [InlineData("Market:Zone")]
    [InlineData("Broker")]
    public void Read_UnknownKeyInOurSections_IsAnError(string key)
    {
        var error = Assert.Single(Given.Errors((key, "x")));

        Assert.Equal(key, error.Key);
        Assert.Contains("does not have", error.Got, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownKeyElsewhere_IsNoneOfOurs() => Given.Settings(("Serilog:MinimumLevel", "x"), ("PATH", "x"));

    [Theory]
    [InlineData("Telegram:WebhookPath", "/telegram/webhook")]
    [InlineData("Telegram:WebhookSecret", "x")]
    [InlineData("Broker:FeedUrl", "wss://feed.example")]
    [InlineData("Broker:Feed", "true")]
    [InlineData("Alerts:OneTapWithin", "00:05:00")]
    public void Read_KeyOfALaterVersion_ChangesNothing(string key, string value) =>
        Assert.Equal(SettingTexts.Of(Given.Settings()), SettingTexts.Of(Given.Settings((key, value))));

    [Fact]
    public void Read_AppIdWithoutItsSecret_IsAnError() => Assert.Equal("Broker:AppSecret", Assert.Single(Given.Errors(("Broker:AppId", "x"))).Key);

    [Theory]
    [InlineData("Access:Admins", "5004, 5005")]
    [InlineData("Access:Admins:0", "5004")]
    public void Read_Admins_AreTakenOneByOneOrTogether(string key, string value) => Assert.Equal(5004, Given.Settings((key, value)).Access.Admins[0].Value);

    [Theory]
    [InlineData("telegram:pushespersecond", "0")]
    [InlineData("Telegram:PushesPerSecond", " 0 ")]
    public void Read_CaseAndSpaces_DontCount(string key, string value) =>
        Assert.Equal(0, Given.Settings((key, value)).Telegram.PushesPerSecond);

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://[::1]:8080")]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://127.0.0.1:0")]
    public void Read_AddressToListenOn_IsTaken(string url) => Assert.Equal(new Uri(url), Given.Settings(("Server:Listen", url)).Server.Listen);

    [Fact]
    public void Read_Key_IsTheBytes()
    {
        var key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();

        Assert.Equal(key, Given.Settings(("Secrets:Key", Convert.ToBase64String(key))).Secrets.Key);
    }
}

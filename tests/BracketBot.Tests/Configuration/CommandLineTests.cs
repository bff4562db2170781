using BracketBot.Configuration;

namespace BracketBot.Tests.Configuration;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_SwitchesAndSettings_AreTold()
    {
        var line = CommandLine.Parse(["--Telegram:BotToken=1:a=b", "--check", "--Storage:Provider", "Postgres", "--Secrets:Key="]);

        Assert.Null(line.Error);
        Assert.True(line.Check);
        Assert.False(line.Help || line.Version);
        Assert.Equal(
            new Dictionary<string, string?> { ["Telegram:BotToken"] = "1:a=b", ["Storage:Provider"] = "Postgres", ["Secrets:Key"] = "" },
            line.Settings);
    }

    [Theory]
    [InlineData("backup", "copy.db")]
    [InlineData("--Telegram:BotToken=1:a", "backup", "copy.db")]
    [InlineData("backup", "copy.db", "--Telegram:BotToken", "1:a")]
    public void Parse_Backup_NamesTheFile(params string[] arguments)
    {
        var line = CommandLine.Parse(arguments);

        Assert.Null(line.Error);
        Assert.Equal("copy.db", line.Backup);
    }

    [Theory]
    [InlineData("--check", "--record", "broker.json")]
    [InlineData("--record=broker.json", "--check")]
    [InlineData("check", "--record", "broker.json", "--Telegram:BotToken", "1:a")]
    public void Parse_Record_NamesTheFile(params string[] arguments)
    {
        var line = CommandLine.Parse(arguments);

        Assert.Null(line.Error);
        Assert.True(line.Check);
        Assert.Equal("broker.json", line.Record);
    }

    [Fact]
    public void Parse_CheckWithoutDashes_IsTheSame() => Assert.True(CommandLine.Parse(["check"]) is { Check: true, Record: null, Error: null });

    [Theory]
    [InlineData("--record", "hunter2")]
    [InlineData("--check", "--record")]
    [InlineData("--check", "--record=")]
    [InlineData("--record", "--check")]
    [InlineData("--check", "--record", "broker.json", "--record", "hunter2")]
    [InlineData("backup")]
    [InlineData("backup", "")]
    [InlineData("backup", "--check")]
    [InlineData("backup", "copy.db", "hunter2")]
    [InlineData("--chek")]
    [InlineData("-h")]
    [InlineData("--verbose=1")]
    [InlineData("hunter2")]
    [InlineData("--Telegram:BotToken")]
    [InlineData("--Telegram:BotToken", "--check")]
    [InlineData("--check", "--Telegram:BotToken", "1:a", "hunter2")]
    [InlineData("--Telegram:BotToken", "=", "hunter2")]
    public void Parse_SomethingElse_IsOneLineWithoutTheValue(params string[] arguments)
    {
        var error = CommandLine.Parse(arguments).Error;

        Assert.StartsWith("command line: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }
}

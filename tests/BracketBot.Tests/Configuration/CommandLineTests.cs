using BracketBot.Configuration;

namespace BracketBot.Tests.Configuration;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_Nothing_IsTheBot() => Assert.Equal(new ProgramTask.Serve(), TaskOf());

    [Fact]
    public void Parse_SwitchesAndSettings_AreTold()
    {
        var line = CommandLine.Parse(["--Telegram:BotToken=1:a=b", "--check", "--Storage:Provider", "Postgres", "--Secrets:Key="]);

        Assert.Null(line.Error);
        Assert.Equal(new ProgramTask.Check(null), line.Task);
        Assert.Equal(
            new Dictionary<string, string?> { ["Telegram:BotToken"] = "1:a=b", ["Storage:Provider"] = "Postgres", ["Secrets:Key"] = "" },
            line.Settings);
    }

    [Theory]
    [InlineData("backup", "copy.db")]
    [InlineData("--Telegram:BotToken=1:a", "backup", "copy.db")]
    [InlineData("backup", "copy.db", "--Telegram:BotToken", "1:a")]
    [InlineData("backup", "--Telegram:BotToken", "1:a", "copy.db")]
    public void Parse_Backup_NamesTheFile(params string[] arguments) => Assert.Equal(new ProgramTask.Backup("copy.db"), TaskOf(arguments));

    [Theory]
    [InlineData("--check", "--record", "broker.json")]
    [InlineData("--record=broker.json", "--check")]
    [InlineData("check", "--record", "broker.json", "--Telegram:BotToken", "1:a")]
    [InlineData("check", "--record=broker.json")]
    public void Parse_Record_NamesTheFile(params string[] arguments) => Assert.Equal(new ProgramTask.Check("broker.json"), TaskOf(arguments));

    [Fact]
    public void Parse_CheckWithoutDashes_IsTheSame() => Assert.Equal(new ProgramTask.Check(null), TaskOf("check"));

    [Fact]
    public void Parse_Rekey_IsThat() => Assert.Equal(new ProgramTask.Rekey(), TaskOf("rekey"));

    [Fact]
    public void Parse_AuditVerify_IsThat() => Assert.Equal(new ProgramTask.VerifyAudit(), TaskOf("audit", "verify"));

    [Fact]
    public void Parse_AuditExport_TellsFileRangeAndUser()
    {
        Assert.Equal(new ProgramTask.ExportAudit("a.csv", null, null, null), TaskOf("audit", "export", "a.csv"));
        Assert.Equal(
            new ProgramTask.ExportAudit("a.csv", ExportDate.Read("2026-03-13"), ExportDate.Read("2026-03-14T09:15+05:30"), 5001),
            TaskOf("audit", "export", "--from", "2026-03-13", "a.csv", "--to=2026-03-14T09:15+05:30", "--user", "5001"));
    }

    [Theory]
    [InlineData("2026-03-13", "2026-03-12T18:30:00Z")]
    [InlineData("2026-03-13T09:15:00+05:30", "2026-03-13T03:45:00Z")]
    [InlineData("2026-03-13T09:15Z", "2026-03-13T09:15:00Z")]
    public void Date_OfADay_BeginsInTheMarketsZone(string text, string moment) => Assert.Equal(
        DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture),
        ExportDate.Read(text)!.Value.In(TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("13.03.2026")]
    [InlineData("2026-02-30")]
    [InlineData("0001-01-01")]
    [InlineData("2026-03-13T09:15")]
    [InlineData("2026-03-13T09:15:00")]
    public void Date_OfSomethingElse_IsNone(string text) => Assert.Null(ExportDate.Read(text));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--version")]
    [InlineData("backup", "--help")]
    [InlineData("audit", "--help")]
    [InlineData("[suggest:6]", "audit ")]
    public void Parse_HelpVersionAndCompletion_ArePrinted(params string[] arguments) => Assert.IsType<ProgramTask.Print>(TaskOf(arguments));

    [Theory]
    [InlineData("--record", "hunter2")]
    [InlineData("--check", "--record")]
    [InlineData("--check", "--record=")]
    [InlineData("--record", "--check")]
    [InlineData("--check", "--record", "broker.json", "--record", "hunter2")]
    [InlineData("check", "--record", "broker.json", "--record", "hunter2")]
    [InlineData("check", "hunter2")]
    [InlineData("backup")]
    [InlineData("backup", "")]
    [InlineData("backup", "--check")]
    [InlineData("backup", "--hunter2")]
    [InlineData("backup", "copy.db", "hunter2")]
    [InlineData("backup", "copy.db", "check")]
    [InlineData("audit")]
    [InlineData("audit", "hunter2")]
    [InlineData("audit", "verify", "hunter2")]
    [InlineData("audit", "export")]
    [InlineData("audit", "export", "a.csv", "--from", "hunter2")]
    [InlineData("audit", "export", "a.csv", "--user", "hunter2")]
    [InlineData("audit", "export", "a.csv", "--form", "2026-03-13")]
    [InlineData("--chek")]
    [InlineData("--verbose=1")]
    [InlineData("hunter2")]
    [InlineData("@hunter2")]
    [InlineData("--Telegram:BotToken")]
    [InlineData("--Telegram:BotToken", "--check")]
    [InlineData("--check", "--Telegram:BotToken", "1:a", "hunter2")]
    [InlineData("--Telegram:BotToken", "=", "hunter2")]
    public void Parse_SomethingElse_IsOneLineWithoutTheValue(params string[] arguments)
    {
        var line = CommandLine.Parse(arguments);

        Assert.Null(line.Task);
        Assert.StartsWith("command line: ", line.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", line.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line.Error!);
    }

    private static ProgramTask? TaskOf(params string[] arguments)
    {
        var line = CommandLine.Parse(arguments);
        Assert.Null(line.Error);
        return line.Task;
    }
}

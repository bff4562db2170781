using BracketBot.Configuration;

namespace BracketBot.Tests.Configuration;

public sealed class ConfigurationSourcesTests
{
    private static readonly Dictionary<string, string?> None = [];

    [Fact]
    public void Load_TheSameKeyEverywhere_TakesCommandLineOverEnvironmentOverFile()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("appsettings.json"), """{"BRACKETBOTTEST1":"file","BRACKETBOTTEST2":"file","BRACKETBOTTEST3":"file"}""");
        Environment.SetEnvironmentVariable("BRACKETBOTTEST2", "environment");
        Environment.SetEnvironmentVariable("BRACKETBOTTEST3", "environment");
        try
        {
            var (configuration, error) = ConfigurationSources.Load(folder.Path, new Dictionary<string, string?> { ["BRACKETBOTTEST3"] = "command line" });

            Assert.Null(error);
            Assert.Equal(
                ["file", "environment", "command line"],
                Enumerable.Range(1, 3).Select(i => configuration![$"BRACKETBOTTEST{i}"]));
        }
        finally
        {
            Environment.SetEnvironmentVariable("BRACKETBOTTEST2", null);
            Environment.SetEnvironmentVariable("BRACKETBOTTEST3", null);
        }
    }

    [Fact]
    public void Load_NoFile_IsFine()
    {
        using var folder = new TempFolder();

        Assert.Null(ConfigurationSources.Load(folder.Path, None).Error);
    }

    [Theory]
    [InlineData("{\n  \"Telegram\": {\n    \"BotToken\": \"hunter2\",,\n  }\n}", "line 3, character 27")]
    [InlineData("{\n  \"Access\": { \"Token\": tokenhunter2 }\n}", "line 2")]
    [InlineData("", "line 1")]
    [InlineData("[]", "must be an object")]
    [InlineData("{\"A\":1,\"a\":2}", "duplicate")]
    public void Load_BrokenFile_IsOneLineThatSaysWhereAndQuotesNothing(string json, string says)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("appsettings.json"), json);

        var (configuration, error) = ConfigurationSources.Load(folder.Path, None);

        Assert.Null(configuration);
        Assert.StartsWith("appsettings.json", error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error!);
    }

    [Fact]
    public void Load_EmptyListOfUsers_IsNoUser()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("appsettings.json"), $$$"""{"Telegram":{"BotToken":"{{{Given.Token}}}"},"Access":{"Users":[],"Admins":[]},"Dialogs":{}}""");

        var (settings, errors) = SettingsReader.Read(ConfigurationSources.Load(folder.Path, None).Configuration!);

        Assert.Empty(errors);
        Assert.Empty(settings!.Access.Users);
    }
}

using System.Text.Json.Nodes;
using BracketBot.Configuration;
using Microsoft.Extensions.Configuration;

namespace BracketBot.Tests.Configuration;

/// <summary>The <c>appsettings.example.json</c> that people copy.</summary>
public sealed class ExampleFileTests
{
    private static readonly Dictionary<string, string> Filled = new()
    {
        ["BotToken"] = Given.Token,
        ["TelegramUserId"] = "5001",
        ["ClientId"] = "YA0002",
        ["AccessToken"] = "user-token",
    };

    [Fact]
    public void Example_AsItIs_NamesEachPlaceholder()
    {
        var (_, errors) = SettingsReader.Read(Read(Example()));

        Assert.Equal(
            ["Access:Users:0:AccessToken", "Access:Users:0:ClientId", "Access:Users:0:TelegramUserId", "Telegram:BotToken"],
            errors.Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.All(errors, e => Assert.Equal("the placeholder of the example", e.Got));
    }

    [Fact]
    public void Example_WithItsPlaceholdersFilledIn_IsValid()
    {
        var example = Example();
        Fill(example);

        var (settings, errors) = SettingsReader.Read(Read(example));

        Assert.Empty(errors);
        Assert.Single(settings!.Access.Users);
    }

    private static JsonNode Example() => JsonNode.Parse(File.ReadAllText(RepoRoot.File("appsettings.example.json")))!;

    private static IConfigurationRoot Read(JsonNode json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()))).Build();

    private static void Fill(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (name, value) in o.ToList())
                {
                    if (value is JsonValue text && SettingValues.IsPlaceholder(text.ToString()))
                    {
                        o[name] = Filled[name];
                    }

                    Fill(o[name]);
                }

                break;
            case JsonArray a:
                foreach (var item in a)
                {
                    Fill(item);
                }

                break;
        }
    }
}

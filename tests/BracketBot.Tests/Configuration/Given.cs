using BracketBot.Configuration;
using Microsoft.Extensions.Configuration;

namespace BracketBot.Tests.Configuration;

/// <summary>Configurations that need no more than the one required key.</summary>
internal static class Given
{
    public const string Token = "7000000001:a-Secret_Token-that-nobody-may-see";

    public static IConfigurationRoot Configuration(params (string Key, string? Value)[] more)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["Telegram:BotToken"] = Token };
        foreach (var (key, value) in more)
        {
            values[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    public static Settings Settings(params (string Key, string? Value)[] more)
    {
        var (settings, errors) = SettingsReader.Read(Configuration(more));
        Assert.Empty(errors);
        return settings!;
    }

    public static IReadOnlyList<SettingError> Errors(params (string Key, string? Value)[] more)
    {
        var (settings, errors) = SettingsReader.Read(Configuration(more));
        Assert.Null(settings);
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.DoesNotContain('\n', e.ToString()));
        return errors;
    }

    public static (string Key, string? Value)[] User(int index, string? id = "5001", string? client = "YA0002", string? token = "user-token") =>
    [
        ($"Access:Users:{index}:TelegramUserId", id),
        ($"Access:Users:{index}:ClientId", client),
        ($"Access:Users:{index}:AccessToken", token),
    ];
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BracketBot.LoadDriver.Telegram;
using BracketBot.LoadDriver.Traders;

namespace BracketBot.LoadDriver.Bots;

/// <summary>Where a bot starts, and what it is told. BracketBot's own names for settings serve the other bots too.</summary>
internal static class BotFolder
{
    /// <summary>Writes <c>appsettings.json</c> with a user for each trader. It is for whoever the umask leaves it to.</summary>
    public static void WriteUsers(string folder, TraderCrowd traders)
    {
        using var writer = File.CreateText(Path.Combine(folder, "appsettings.json"));
        writer.Write("""{"Access":{"Users":[""");
        for (var i = 0; i < traders.Count; i++)
        {
            var (trader, comma) = (traders[i], i == 0 ? "" : ",");
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{{comma}}{"TelegramUserId":{{trader.Id}},"ClientId":"{{trader.ClientId}}","AccessToken":"{{trader.AccessToken}}"}"""));
        }

        writer.Write("]}}");
    }

    public static IReadOnlyDictionary<string, string> Environment(string telegram, string broker) => new Dictionary<string, string>
    {
        ["Telegram__BotToken"] = BotApi.Token,
        ["Telegram__ApiUrl"] = telegram,
        ["Broker__BaseUrl"] = broker,
        ["Broker__Feed"] = "false",
        ["Server__Listen"] = FreeAddress(),
        ["Logging__LogLevel__Default"] = "Warning",
    };

    private static string FreeAddress()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return $"http://{probe.LocalEndPoint}";
    }
}

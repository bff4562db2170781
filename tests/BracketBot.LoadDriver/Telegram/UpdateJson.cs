using System.Globalization;
using System.Text;
using BracketBot.LoadDriver.Traders;

namespace BracketBot.LoadDriver.Telegram;

/// <summary>Telegram's objects as JSON.</summary>
internal static class UpdateJson
{
    public const string Bot = """{"id":123456789,"is_bot":true,"first_name":"Load","username":"load_bot"}""";

    private const long Date = 1_710_400_000;

    public static byte[] Command(long updateId, long messageId, Dialog dialog) => Utf8(
        $$"""
        {"update_id":{{updateId}},"message":{"message_id":{{messageId}},"from":{{Person(dialog.Trader)}},"chat":{{Chat(dialog.Trader)}},"date":{{Date}},"text":"/cancel {{dialog.OrderId}} ENTRY","entities":[{"offset":0,"length":7,"type":"bot_command"}]} }
        """);

    public static byte[] Tap(long updateId, Dialog dialog) => Utf8(
        $$"""
        {"update_id":{{updateId}},"callback_query":{"id":"{{TapId(dialog)}}","from":{{Person(dialog.Trader)}},"message":{"message_id":{{dialog.MessageId}},"from":{{Bot}},"chat":{{Chat(dialog.Trader)}},"date":{{Date}},"text":"?","reply_markup":{"inline_keyboard":[[{"text":"Yes","callback_data":"{{dialog.Button}}"}]]} },"chat_instance":"-1","data":"{{dialog.Button}}"} }
        """);

    /// <summary>Who tapped, and in which dialog: each has one tap.</summary>
    public static string TapId(Dialog dialog) => $"{dialog.Trader.Id}{dialog.OrderId}";

    /// <summary>What sendMessage and editMessageText answer.</summary>
    /// <param name="text">Escaped for JSON.</param>
    public static byte[] Sent(long messageId, Trader trader, string text) => Utf8(
        $$"""
        {"ok":true,"result":{"message_id":{{messageId}},"from":{{Bot}},"chat":{{Chat(trader)}},"date":{{Date}},"text":"{{text}}"} }
        """);

    private static string Person(Trader trader) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{trader.Id}},"is_bot":false,"first_name":"Trader","username":"t{{trader.Id}}","language_code":"en"}""");

    private static string Chat(Trader trader) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{trader.Id}},"first_name":"Trader","username":"t{{trader.Id}}","type":"private"}""");

    private static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json);
}

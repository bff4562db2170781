using BracketBot.Core.Accounts;

namespace BracketBot.Linking;

/// <summary>What the page says that a browser ends on. Plain text: whoever shows it escapes it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Number">The number to tap in the chat; null for none.</param>
internal sealed record SignInPage(int Status, string Headline, string Text, string? Number = null)
{
    public static readonly SignInPage Unknown = new(404, "No such link", "This link is not known here. Send /link in the chat for a new one.");

    public static readonly SignInPage Used = new(410, "This link was used", "Each link works once. Tap Try again on its card in the chat, or send /link there, for a new one.");

    public static readonly SignInPage Expired = new(410, "This link is over", "It was good for a short time. Nothing was linked. Send /link in the chat for a new one.");

    public static readonly SignInPage WrongState = new(400, "This login was not started here", "Nothing was linked. Send /link in the chat, and use the link that you get there.");

    public static readonly SignInPage OtherBrowser = new(
        400, "This login was started in another browser", "Nothing was linked. Send /link in the chat, and stay in the browser that the link opens.");

    public static readonly SignInPage Denied = new(200, "Login cancelled", "Nothing was linked. You can close this page.");

    public static readonly SignInPage BrokerRefused = new(502, "The broker did not log you in", "Nothing was linked. Go back to the chat, and try again from there.");

    public static readonly SignInPage Busy = new(503, "The bot can't do that now", "Nothing was linked. Send /link in the chat in a minute, and try again.");

    public static SignInPage OtherClient(ClientId expected, ClientId found) =>
        new(409, "Another account logged in", $"This link renews {expected}, and you logged in as {found}. Nothing was changed. Send /link in the chat to link {found}.");

    public static SignInPage NotLinked(ClientId client) => new(409, $"{client} is not linked any more", "Nothing was changed. Send /link in the chat to link it.");

    public static SignInPage Renewed(TradingInfo info) => new(200, $"Logged in as {Of(info)}", "Go back to the chat: your card is there. You can close this page.");

    public static SignInPage Confirm(TradingInfo info, Member member, string number) => new(
        200, "One step left, in the chat",
        $"You logged in as {Of(info)}. The Telegram user {(member.Name.Length > 0 ? member.Name : member.Id.ToString())} asked for this. If that is you, go back to the chat and tap this number. "
        + "If it is not you, close this page: nothing is linked.",
        number);

    private static string Of(TradingInfo info) => info.Name.Length > 0 ? $"{info.ClientId} ({info.Name})" : info.ClientId.Value;
}

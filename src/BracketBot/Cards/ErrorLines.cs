using System.Globalization;
using BracketBot.Core.Cancels;

namespace BracketBot.Cards;

/// <summary>Text for a broker's error: its code and message word for word, and what to do.</summary>
internal static class ErrorLines
{
    /// <summary>The API's own words: <c>44000: `exchange_order_id` can't be blank</c>; "" for none.</summary>
    public static string Word(int? code, string message) => (code, message) switch
    {
        ({ } c, { Length: > 0 }) => $"{c.ToString(CultureInfo.InvariantCulture)}: {message}",
        ({ } c, _) => c.ToString(CultureInfo.InvariantCulture),
        _ => message,
    };

    public static string Word(BrokerError error) => error switch
    {
        BrokerError.NotLoggedIn e => Word(e.Code, e.Message),
        BrokerError.OrderNotFound e => Word(e.Code, e.Message),
        BrokerError.Refused e => Word(e.Code, e.Message),
        BrokerError.AccessDenied e => Word(e.Code, e.Message),
        BrokerError.RateLimited { RetryAfter: { } wait } => string.Create(CultureInfo.InvariantCulture, $"Rate limit: wait {wait.TotalSeconds:0} s."),
        BrokerError.RateLimited { Message.Length: > 0 } e => e.Message,
        BrokerError.RateLimited => "Rate limit: wait a little.",
        BrokerError.Unavailable e => Sentence(FailureWords.Of(e.Reason)),
        BrokerError.OutcomeUnknown e => (FailureWords.Of(e.Reason), e.Message) switch
        {
            (var words, "") => Sentence(words),
            ("", var said) => said,
            var (words, said) => $"{Sentence(words)[..^1]}: {said}",
        },
        _ => throw NoWords(error),
    };

    private static InvalidOperationException NoWords(BrokerError error) => new($"{error.GetType().Name} has no words.");

    private static string Sentence(string reason) => reason.Length > 0 ? $"{char.ToUpperInvariant(reason[0])}{reason[1..]}." : "";

    /// <summary>The answer to a tap that asked for a reading, if there was none.</summary>
    public static string NothingRead(BrokerError error) =>
        $"{Headline(error)}. {(error is BrokerError.NotLoggedIn ? "Log in with /link, then look again." : "Nothing was read: look again in a moment.")}";

    /// <summary>What happened, in a few words, if only a reading was asked for.</summary>
    public static string Headline(BrokerError error) => error switch
    {
        BrokerError.NotLoggedIn => "Your broker session is over",
        BrokerError.RateLimited => "The broker asks to wait",
        BrokerError.AccessDenied { Reason: AccessReason.Maintenance } => "The broker is closed for maintenance",
        BrokerError.AccessDenied { Reason: AccessReason.Address } => "The broker refuses this address",
        BrokerError.AccessDenied { Reason: AccessReason.Permission } => "The broker does not permit it",
        BrokerError.Unavailable => "The broker can't be reached",
        BrokerError.OutcomeUnknown => "No answer from the broker",
        BrokerError.OrderNotFound or BrokerError.Refused or BrokerError.AccessDenied => "The broker said no",
        _ => throw NoWords(error),
    };

    /// <summary>What the user can do about it; "" if there is nothing but trying again.</summary>
    public static string Advice(BrokerError error) => error switch
    {
        BrokerError.NotLoggedIn => "Sessions end at midnight. /link logs in again; /token takes today's access token.",
        BrokerError.AccessDenied { Reason: AccessReason.OrdersOnly } =>
            "The session still reads the order book, so it is not over. It may be the address: brokers take orders from registered ones only. Ask the operator.",
        BrokerError.AccessDenied { Reason: AccessReason.Address } => "Orders must come from a registered address. Ask the operator to register the bot's.",
        BrokerError.AccessDenied { Reason: AccessReason.Permission } => "The account is not permitted to do this. Ask the broker.",
        BrokerError.AccessDenied { Reason: AccessReason.Maintenance } => "Nothing can be cancelled until the broker is back.",
        BrokerError.AccessDenied => "Whether the session is over is not known yet.",
        BrokerError.OrderNotFound or BrokerError.Refused or BrokerError.RateLimited or BrokerError.Unavailable or BrokerError.OutcomeUnknown => "",
        _ => throw NoWords(error),
    };
}

using BracketBot.Cards;
using BracketBot.Core.Orders;

namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>The bot's buttons. One that may be looked for while it is disabled, or that only its words tell from its neighbours, is found by them.</summary>
internal static class Buttons
{
    /// <summary>The preview's button for however many entries, as a pattern.</summary>
    public const string CancelEntriesPattern = @"^Cancel \d+ entries$";

    /// <summary>What the broker refused of a list is asked for once more: the end of the button's words.</summary>
    public const string FailedAgain = "that failed again";

    /// <summary>What was not sent of a list is asked for once more.</summary>
    public static readonly Wanted TryWhatIsLeft = Wanted.Reads("Try the ", " left");

    /// <summary>The question once more, as things stand now.</summary>
    public static readonly Wanted Again = Wanted.Does(DialogAction.Again);

    /// <summary>Reads the order book once more for an outcome.</summary>
    public static readonly Wanted Look = Wanted.Does(DialogAction.Look);

    public static readonly Wanted Keep = Wanted.Does(DialogAction.Keep);
    public static readonly Wanted Back = Wanted.Does(DialogAction.Back);

    /// <summary>Sends no more of a list.</summary>
    public static readonly Wanted StopSending = Wanted.Does(DialogAction.Stop);

    /// <summary>Any red one, whatever the leg.</summary>
    public static readonly Wanted CancelAny = Wanted.Reads("Cancel ");

    public static readonly Wanted CancelAll = Wanted.Reads("Cancel all");
    public static readonly Wanted Refresh = Wanted.Reads("Refresh");
    public static readonly Wanted AllOpenBrackets = Wanted.Reads("All open brackets");

    public static readonly Wanted Sending = Wanted.Reads("Sending…");
    public static readonly Wanted Looking = Wanted.Reads("Looking…");
    public static readonly Wanted UnderWay = Wanted.Reads("Under way…");

    public static readonly Wanted OpenHook = Wanted.Does(HookCards.Kind, "open");
    public static readonly Wanted HideAddress = Wanted.Does(HookCards.Kind, "hide");
    public static readonly Wanted AskForNewKey = Wanted.Does(HookCards.Kind, "renew");
    public static readonly Wanted MakeNewKey = Wanted.Does(HookCards.Kind, "rotate");
    public static readonly Wanted AskToDelete = Wanted.Does(HookCards.Kind, "ask");
    public static readonly Wanted Delete = Wanted.Does(HookCards.Kind, "delete");

    public static readonly Wanted AskForAccess = Wanted.Reads("Ask for access");
    public static readonly Wanted Approve = Wanted.Reads("Approve");
    public static readonly Wanted Revoke = Wanted.Does(MemberCards.Kind, "revoke");
    public static readonly Wanted Refuse = Wanted.Does(MemberCards.Kind, "refuse");
    public static readonly Wanted MakeAdmin = Wanted.Does(MemberCards.Kind, "role", nameof(Core.Accounts.Role.Admin));
    public static readonly Wanted MakeTrader = Wanted.Does(MemberCards.Kind, "role", nameof(Core.Accounts.Role.Trader));
    public static readonly Wanted MakeViewer = Wanted.Does(MemberCards.Kind, "role", nameof(Core.Accounts.Role.Viewer));

    public static readonly Wanted LogIn = Wanted.Reads("Log in at the broker");
    public static readonly Wanted EndTheirLink = Wanted.Does(LinkCards.Kind, "oust");

    public static readonly Wanted MorningAt0850 = Wanted.Does(StatusCards.Kind, "morning", "0850");

    /// <summary>The red one that cancels the leg, on its own card or an alert's.</summary>
    public static Wanted Cancel(LegRole leg) => Wanted.Reads(leg switch
    {
        LegRole.Entry => "Cancel entry",
        LegRole.StopLoss => "Cancel stop",
        LegRole.Target => "Cancel target",
        LegRole.Exit => throw new ArgumentOutOfRangeException(nameof(leg), leg, "An exit is cancelled by its indicator."),
    });

    /// <summary>The same on an alert's card, where the symbol, and the end of the id if need be, tells it from the others.</summary>
    public static Wanted Cancel(LegRole leg, string symbol) => Wanted.Reads($"{Cancel(leg)} · {symbol}");

    /// <summary>Picks a leg of a bracket.</summary>
    public static Wanted Pick(LegRole leg) => Wanted.Reads(Words.Name(leg));

    public static Wanted Pick(LegRole leg, string price) => Wanted.Reads(Says.Leg(leg, price));

    /// <summary>Picks a bracket of the list.</summary>
    public static Wanted Bracket(string symbol, string order) => Wanted.Reads($"{symbol} · {order}");

    /// <inheritdoc cref="Bracket(string, string)"/>
    public static Wanted BracketOf(string symbol) => Wanted.Reads(symbol);

    /// <summary>Picks by a number that the card's text, or a page, gives.</summary>
    public static Wanted Numbered(string number) => Wanted.Reads(number);

    public static Wanted CancelEntries(int count) => Wanted.Reads($"Cancel {count} entries");

    public static Wanted CancelExits(int count) => Wanted.Reads($"Cancel {count} exits");

    /// <summary>The last word before the legs of a list are cancelled.</summary>
    public static Wanted CancelAllNow(int count) => Wanted.Reads($"{CancelAll} {count} now");

    public static Wanted SwitchTo(string client) => Wanted.Reads($"Switch to {client}");

    public static Wanted Forget(string client) => Wanted.Reads($"Forget {client}");
}

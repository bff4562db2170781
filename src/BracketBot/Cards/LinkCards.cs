using System.Globalization;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Passes;

namespace BracketBot.Cards;

/// <summary>The cards for linking, choosing and unlinking a member's accounts.</summary>
internal static class LinkCards
{
    /// <summary>The first part of these buttons' callback data: <c>l:&lt;what it names&gt;:&lt;action&gt;[:&lt;arg&gt;]</c>.</summary>
    public const string Kind = "l";

    /// <summary>The card of a login, from its link to its result.</summary>
    public static CardId LoginCard(PassId pass) => new($"l{pass}");

    public static Card Offer(PassId pass, Uri address, bool isLocal)
    {
        var text = new CardText()
            .Bold("Link your account")
            .Line("Log in at the broker. Your password stays there.")
            .Line("The link is for you alone. It works once, within 10 minutes.");
        text.LineIf(isLocal, "It opens on the machine that the bot runs on.");
        return new Card(text.ToString(), [[CardButton.Link("Log in at the broker", address)], [Button("Never mind", pass.Value, "drop")]]);
    }

    public static readonly Card NoLogin = new(
        new CardText()
            .Bold("No login at the broker here")
            .Line("The operator has not set up Broker:AppId. Make a token on the broker's portal, and send /token.")
            .ToString(), []);

    public static Card WasItYou(PassId pass, PassBody.Login login, IReadOnlyList<int> numbers)
    {
        var text = new CardText()
            .Bold("Was this you?")
            .Line($"Somebody logged in as {Named(login.Found)} with your link.")
            .Line("If it was you, tap the number that the page shows. Nothing is linked until then.");
        return new Card(text.ToString(),
        [
            .. numbers.Chunk(3).Select(row => (IReadOnlyList<CardButton>)[.. row.Select(n => Button(Number(n), pass.Value, "me", Number(n)))]),
            [Button("It was not me", pass.Value, "drop")],
        ]);
    }

    public static string Number(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    public static Card Linked(LinkedAccount account, bool isActive, bool offerMorning, TimeZoneInfo zone, DateTimeOffset now)
    {
        var text = new CardText().Bold($"Linked as {Named(account)}");
        AddWhat(text, account);
        AddSession(text, account, zone, now);
        text.Line(isActive ? "/orders shows your open brackets." : "/account switches to it.");
        return new Card(text.ToString(), offerMorning ? [[StatusCards.OfferMorning]] : []);
    }

    /// <summary>Whom the bot acts for, and what to send it.</summary>
    public static Card LinkedTo(ClientId client) => new(
        new CardText()
            .Bold($"Linked to {client}")
            .Line("/orders shows your open brackets.")
            .Line("/cancel cancels a leg of one.")
            .Line("/help lists the rest.")
            .ToString(),
        []);

    public static Card Renewed(LinkedAccount account, TimeZoneInfo zone, DateTimeOffset now)
    {
        var text = new CardText().Bold($"Logged in as {Named(account)}");
        AddSession(text, account, zone, now);
        return new Card(text.ToString(), []);
    }

    /// <param name="why">One of <see cref="LoginEndings"/>.</param>
    public static Card Dropped(string why) => new(new CardText().Bold("Nothing was linked").Line(why).ToString(), []);

    /// <inheritdoc cref="Dropped"/>
    public static Card NotRenewed(string why) => new(new CardText().Bold("Not logged in").Line(why).ToString(), []);

    public static readonly Card AskToken = new(
        new CardText()
            .Bold("Send the access token now")
            .Line("Your next message is taken for it, and deleted from this chat at once.")
            .Line("Tokens are made on the broker's portal, and end at midnight.")
            .ToString(), [[Button("Never mind", "", "notoken")]]);

    public static readonly Card NoToken = new(new CardText().Bold("No token taken").ToString(), []);

    /// <param name="deleted">False if Telegram did not delete the message with the token.</param>
    public static Card TokenRefused(BrokerError error, bool deleted)
    {
        var text = new CardText().Bold(error is BrokerError.NotLoggedIn or BrokerError.AccessDenied or BrokerError.Refused
            ? "The broker does not take that token"
            : "The token could not be checked");
        text.LineIf(ErrorLines.Word(error).Length > 0, ErrorLines.Word(error));
        AddDeleted(text, deleted);
        text.Line("Nothing was stored. /token asks for it again.");
        return new Card(text.ToString(), []);
    }

    public static Card TokenLinked(LinkedAccount account, bool isActive, bool deleted, TimeZoneInfo zone, DateTimeOffset now)
    {
        var text = new CardText().Bold($"Linked as {Named(account)}");
        AddWhat(text, account);
        AddSession(text, account, zone, now);
        AddDeleted(text, deleted);
        text.LineIf(!isActive, "/account switches to it.");
        return new Card(text.ToString(), []);
    }

    /// <summary>For a token that nobody asked for.</summary>
    public static Card TokenUnasked(bool deleted)
    {
        var text = new CardText().Bold("That looked like an access token");
        AddDeleted(text, deleted);
        text.Line("It was not read or stored. To link an account by token, send /token first.");
        return new Card(text.ToString(), []);
    }

    /// <summary>For a token that came while the bot was busy or away: it was not stored, so the bot no longer knows it.</summary>
    public static Card TokenLost(bool deleted)
    {
        var text = new CardText().Bold("Your message was not kept");
        text.Line("It looked like an access token, and came at a bad moment: it was not stored.");
        AddDeleted(text, deleted);
        text.Line("Send /token, and then the token.");
        return new Card(text.ToString(), []);
    }

    public static readonly Card LinkFirst = new(
        new CardText()
            .Bold("Link your account first")
            .Line("/link logs in at the broker.")
            .Line("/token takes an access token.")
            .ToString(), []);

    public static Card Choose(Member member, TimeZoneInfo zone, DateTimeOffset now)
    {
        var text = new CardText().Bold(member.Accounts.Count == 0 ? "No account is linked" : "Your accounts");
        foreach (var account in member.Accounts)
        {
            text.Gap().Line($"{(account.ClientId == member.Active ? "✓ " : "")}{Named(account)}");
            AddSession(text, account, zone, now);
        }

        text.Gap().Line(member.Accounts.Count == 0 ? "/link logs in at the broker. /token takes an access token." : "/link adds one. /unlink forgets one. A card acts for the account that it names, whatever is chosen here.");
        return new Card(text.ToString(),
            [.. member.Accounts.Where(a => a.ClientId != member.Active).Select(a => (IReadOnlyList<CardButton>)[Button($"Switch to {a.ClientId}", a.ClientId.Value, "use")])]);
    }

    /// <summary>Asks which account to forget.</summary>
    public static Card Unlink(Member member) => new(
        new CardText().Bold("Unlink which account?").Line("Its session, cards and alert addresses go. The record of your cancels stays.").ToString(),
        [.. member.Accounts.Select(a => (IReadOnlyList<CardButton>)[Button($"Forget {a.ClientId}", a.ClientId.Value, "ask")])]);

    public static Card AskUnlink(LinkedAccount account) => new(
        new CardText()
            .Bold($"Forget {Named(account)}?")
            .Line("Its session, cards and alert addresses go. The record of your cancels stays.")
            .LineIf(account.IsConfigured, "It is set in the bot's configuration, and returns with the next start.")
            .ToString(),
        [[new CardButton($"Forget {account.ClientId}", $"{Kind}:{account.ClientId}:forget", ButtonStyle.Danger)], [Button("Keep", account.ClientId.Value, "keep")]]);

    public static Card Unlinked(ClientId client) => new(new CardText().Bold($"{client} is forgotten").Line("/link links an account.").ToString(), []);

    public static Card KeptLinked(ClientId client) => new(new CardText().Bold($"{client} stays linked").ToString(), []);

    /// <summary>For the member who had the client linked before.</summary>
    public static Card AlsoLinked(ClientId client, Member other) => new(
        new CardText()
            .Bold($"{client} was linked by somebody else too")
            .Line($"{(other.Name.Length > 0 ? other.Name : "Telegram user")}, id {other.Id}, logged in at the broker as {client}.")
            .Line("If you don't know them: end it here, and change your password at the broker.")
            .ToString(),
        [[new CardButton("End their link", $"{Kind}:{client}:oust:{other.Id}", ButtonStyle.Danger)]]);

    public static Card Ousted(ClientId client, TelegramUserId other) =>
        new(new CardText().Bold("Their link is ended").Line($"Telegram user {other} acts for {client} no more.").ToString(), []);

    /// <summary>For the member whose link was ended by somebody else.</summary>
    public static Card WasOusted(ClientId client) =>
        new(new CardText().Bold($"Your link to {client} was ended").Line("By the one who had linked it before you.").ToString(), []);

    /// <summary><c>YA0002 (CLIENT NAME)</c>.</summary>
    public static string Named(LinkedAccount account) => account.Name.Length > 0 ? $"{account.ClientId} ({account.Name})" : account.ClientId.Value;

    public static string Named(TradingInfo? info) => info is null ? "" : info.Name.Length > 0 ? $"{info.ClientId} ({info.Name})" : info.ClientId.Value;

    private static void AddWhat(CardText text, LinkedAccount account)
    {
        text.LineIf(account.Exchanges.Count > 0, string.Join(", ", account.Exchanges));
        text.LineIf(account.Products.Count > 0, string.Join(", ", account.Products));
    }

    private static void AddSession(CardText text, LinkedAccount account, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (account.Session is { } session && account.IsLive(now))
        {
            text.Line("Session until ", new MarketTime(session.EndsAt, zone));
        }
        else
        {
            text.Line("Session over: /link logs in again.");
        }
    }

    private static void AddDeleted(CardText text, bool deleted) =>
        text.Line(deleted ? "Your message was deleted." : "Your message could not be deleted: delete it yourself.");

    private static CardButton Button(string text, string names, string action, string? argument = null) =>
        new(text, argument is null ? $"{Kind}:{names}:{action}" : $"{Kind}:{names}:{action}:{argument}");
}

using System.Globalization;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>The cards about who may use the bot, for strangers and for admins.</summary>
internal static class MemberCards
{
    /// <summary>The first part of these buttons' callback data: <c>m:&lt;user&gt;:&lt;action&gt;[:&lt;arg&gt;]</c>.</summary>
    public const string Kind = "m";

    /// <summary>Members per page.</summary>
    public const int PageSize = 8;

    /// <summary>Those who wait for access, on a card.</summary>
    public const int MostWaiting = 8;

    /// <summary>For a stranger, if admins let people in.</summary>
    public static Card Knock(TelegramUserId user) => new(
        new CardText().Bold("You have no access yet").Line("An admin can let you in. Your Telegram id:").Codes(user.ToString()).ToString(),
        [[Button("Ask for access", user, "ask")]]);

    public static Card Asked(TelegramUserId user) => new(
        new CardText().Bold("The admins have been asked").Line("You hear from me when they decide. You can ask again tomorrow. Your Telegram id:").Codes(user.ToString()).ToString(), []);

    public static readonly Card Welcome = new(
        new CardText().Bold("You are in").Line("/link logs in at the broker.").Line("/token takes an access token.").Line("/help lists the rest.").ToString(), []);

    public static readonly Card InAlready = new(new CardText().Bold("You have access already").Line("You need no invitation.").ToString(), []);

    public static readonly Card InvitationOver = new(
        new CardText().Bold("That invitation is over").Line("Each works once, for 24 hours. Ask the one who sent it for another.").ToString(), []);

    public static readonly Card Refused = new(new CardText().Bold("No access").Line("An admin said no.").ToString(), []);

    public static CardId AskCard(TelegramUserId user, TelegramUserId admin, DateTimeOffset at) =>
        new(string.Create(CultureInfo.InvariantCulture, $"ask{user}:{admin}:{at.ToUnixTimeSeconds()}"));

    public static Card Ask(Member who) => new(
        new CardText().Bold("Somebody asks for access").Line(NameOf(who)).Codes(who.Id.ToString()).ToString(),
        [[Button("Approve", who.Id, "approve"), Button("Refuse", who.Id, "refuse")]]);

    /// <summary>The same, opened from the list of those who wait.</summary>
    public static Card AskAgain(Member who, TimeZoneInfo zone)
    {
        var text = new CardText().Bold("Somebody asks for access").Line(NameOf(who)).Codes(who.Id.ToString());
        AddAsked(text, who, zone);
        return new Card(text.ToString(), [.. Ask(who).Buttons, [AllUsers]]);
    }

    public static Card Decided(Member who, bool approved, Member by) => new(
        new CardText().Bold(approved ? "Let in" : "Refused").Line($"{NameOf(who)}, by {NameOf(by)}").Codes(who.Id.ToString()).ToString(), []);

    /// <summary>The caption under an invitation's picture.</summary>
    public static string Invitation(Uri address, string note)
    {
        var text = new CardText().Bold("An invitation").LineIf(note.Length > 0, $"For {note}");
        return text.Line("It works once, within 24 hours. Forward the link, or show the picture.").Line(address.ToString()).ToString();
    }

    public static readonly Card InvitationNotShown = new(
        new CardText().Bold("The invitation could not be shown").Line("It is worth nothing now. /invite makes another.").ToString(), []);

    public static readonly Card Closed = new(
        new CardText().Bold("Nobody is let in from the chat here").Line("Access:Mode is Closed. With Invite or Open it works.").ToString(), []);

    public static Card CameIn(Member who, string note) => new(
        new CardText().Bold("Your invitation was used").Line($"{NameOf(who)} came in{(note.Length > 0 ? $", for {note}" : "")}").Codes(who.Id.ToString()).ToString(),
        [[Button("Show", who.Id, "show")]]);

    /// <summary>The card with a line below it that tells an admin how many wait; as it is where nobody does.</summary>
    public static Card WithWaiting(Card card, int waiting) =>
        waiting == 0 ? card : card with { Html = $"{card.Html}\n\n{new CardText().Line($"{WaitingFor(waiting)}: /users")}" };

    /// <summary>Those who wait for access, a page of them.</summary>
    /// <param name="waiting">All of them.</param>
    /// <param name="from">How many of them stood on the cards before.</param>
    public static Card Waiting(IReadOnlyList<Member> waiting, int from, TimeZoneInfo zone)
    {
        var text = new CardText();
        AddWaiting(text, waiting, from, zone);
        return new Card(text.ToString(), [.. WaitingButtons(waiting, from), [AllUsers]]);
    }

    /// <param name="waiting">All who wait for access; on the first page alone.</param>
    public static Card List(
        IReadOnlyList<Member> waiting, IReadOnlyList<Member> page, bool hasMore, IReadOnlyDictionary<TelegramUserId, DateTimeOffset> seen, TimeZoneInfo zone, DateTimeOffset now)
    {
        var text = new CardText();
        if (waiting.Count > 0)
        {
            AddWaiting(text, waiting, 0, zone);
            text.Gap();
        }

        text.Bold(page.Count == 0 ? "Nobody more" : "Who has access");
        for (var i = 0; i < page.Count; i++)
        {
            text.Gap().Line($"{(i + 1).ToString(CultureInfo.InvariantCulture)}. {NameOf(page[i])}{(page[i].Role == Role.Trader ? "" : $" · {page[i].Role.ToString().ToLowerInvariant()}")}");
            AddAccounts(text, page[i], now);
            AddSeen(text, page[i], seen, zone);
        }

        return new Card(text.ToString(),
        [
            .. WaitingButtons(waiting, 0),
            .. page.Select((m, i) => Button((i + 1).ToString(CultureInfo.InvariantCulture), m.Id, "show")).Chunk(4).Select(row => (IReadOnlyList<CardButton>)row),
            .. hasMore ? [[Button("More", page[^1].Id, "page")]] : (IReadOnlyList<IReadOnlyList<CardButton>>)[],
        ]);
    }

    public static Card One(Member who, IReadOnlyDictionary<TelegramUserId, DateTimeOffset> seen, TimeZoneInfo zone, DateTimeOffset now, string? word = null)
    {
        var text = new CardText();
        if (word is not null)
        {
            text.Bold(word);
        }

        text.Bold(NameOf(who)).Codes(who.Id.ToString()).Line(who.HasAccess ? $"Role: {who.Role.ToString().ToLowerInvariant()}" : "No access");
        AddAccounts(text, who, now);
        AddSeen(text, who, seen, zone);
        text.LineIf(who.IsConfigured, "Stands in the bot's configuration.");
        var roles = who.HasAccess && !who.IsConfigured
            ? Enum.GetValues<Role>().Where(r => r != who.Role).Select(r => Button($"Make {r.ToString().ToLowerInvariant()}", who.Id, "role", r.ToString())).ToArray()
            : [];
        return new Card(text.ToString(),
        [
            .. roles.Length > 0 ? [roles] : (IReadOnlyList<IReadOnlyList<CardButton>>)[],
            .. who.HasAccess && !who.IsConfigured ? [[Button("Revoke", who.Id, "askrevoke")]] : (IReadOnlyList<IReadOnlyList<CardButton>>)[],
            [AllUsers],
        ]);
    }

    public static Card AskRevoke(Member who) => new(
        new CardText().Bold($"Take {NameOf(who)}'s access away?").Line("Sessions, open cards and alert addresses end at once. What is on its way to the broker is seen through.").ToString(),
        [[new CardButton("Revoke", $"{Kind}:{who.Id}:revoke", ButtonStyle.Danger)], [Button("Keep", who.Id, "show")]]);

    /// <summary>Replaces the open cards of somebody whose access was revoked.</summary>
    public static readonly Card Ended = new(new CardText().Bold("Your access was ended").Line("Nothing can be sent from here any more.").ToString(), []);

    public static readonly Card NoSuchUser = new(
        new CardText().Bold("No such user").Line("/revoke takes a Telegram id. /users shows who has access.").ToString(), []);

    public static string NameOf(Member who) => who.Name.Length > 0 ? who.Name : $"Telegram user {who.Id}";

    private static CardButton AllUsers => Button("All users", new TelegramUserId(0), "page");

    private static string WaitingFor(int count) => $"{count.ToString(CultureInfo.InvariantCulture)} waiting for access";

    /// <summary>Letters, where members have numbers. Not their names: a stranger chooses their own, and it must not read like another button.</summary>
    private static string Letter(int index) => ((char)('a' + index)).ToString();

    private static void AddWaiting(CardText text, IReadOnlyList<Member> waiting, int from, TimeZoneInfo zone)
    {
        text.Bold(waiting.Count == 0 ? "Nobody waits for access" : WaitingFor(waiting.Count));
        foreach (var (i, who) in waiting.Skip(from).Take(MostWaiting).Index())
        {
            text.Gap().Line($"{Letter(i)}. {NameOf(who)}").Codes(who.Id.ToString());
            AddAsked(text, who, zone);
        }
    }

    private static IEnumerable<IReadOnlyList<CardButton>> WaitingButtons(IReadOnlyList<Member> waiting, int from)
    {
        IReadOnlyList<Member> page = [.. waiting.Skip(from).Take(MostWaiting)];
        foreach (var row in page.Select((m, i) => Button(Letter(i), m.Id, "show")).Chunk(4))
        {
            yield return row;
        }

        if (waiting.Count > from + page.Count)
        {
            yield return [Button("More waiting", page[^1].Id, "waiting")];
        }
    }

    private static void AddAsked(CardText text, Member who, TimeZoneInfo zone)
    {
        if (who.AskedAt is { } at)
        {
            text.Line("Asked ", new MarketTime(at, zone), Day(at, zone));
        }
    }

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) => string.Create(CultureInfo.InvariantCulture, $", {TimeZoneInfo.ConvertTime(at, zone):d MMM}");

    private static void AddAccounts(CardText text, Member who, DateTimeOffset now)
    {
        foreach (var account in who.Accounts)
        {
            text.Line($"{account.ClientId} · {(account.IsLive(now) ? "session live" : "session over")}");
        }

        text.LineIf(who.Accounts.Count == 0, "No account linked");
    }

    private static void AddSeen(CardText text, Member who, IReadOnlyDictionary<TelegramUserId, DateTimeOffset> seen, TimeZoneInfo zone)
    {
        if (seen.TryGetValue(who.Id, out var at))
        {
            text.Line("Last seen ", new MarketTime(at, zone), Day(at, zone));
        }
    }

    private static CardButton Button(string text, TelegramUserId user, string action, string? argument = null) =>
        new(text, argument is null ? $"{Kind}:{user}:{action}" : $"{Kind}:{user}:{action}:{argument}");
}

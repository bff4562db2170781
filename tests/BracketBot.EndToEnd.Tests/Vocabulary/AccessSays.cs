namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>Who is let in, by which account, and for how long: members, links, sessions.</summary>
internal static class AccessSays
{
    public const string YouAreIn = "You are in";
    public const string InvitationUsed = "Your invitation was used";
    public const string InvitationOver = "That invitation is over";
    public const string NoAccess = "no access";
    public const string YouHaveNoAccess = $"You have {NoAccess} yet";
    public const string SomebodyAsks = "Somebody asks for access";
    public const string AskedAlready = "asked already";
    public const string AdminsAsked = "The admins have been asked";
    public const string LetIn = "Let in";
    public const string Refused = "Refused";
    public const string AnAdminSaidNo = "An admin said no.";
    public const string Waiting = "waiting for access";
    public const string WhoHasAccess = "Who has access";
    public const string MemberWithoutAccess = "No access";
    public const string AccessEnded = "Your access was ended";
    public const string LooksOnly = "You look only";
    public const string MayNotCancel = "You may not cancel any more";

    public const string LinkFirst = "Link your account first";
    public const string WasThisYou = "Was this you?";
    public const string Linked = "Linked";
    public const string NothingLinked = "Nothing was linked";
    public const string LinkUsed = "This link was used";
    public const string LoginCancelled = "Login cancelled";
    public const string LinkedBySomebodyElse = "was linked by somebody else too";
    public const string TokenNotAskedFor = "send /token first";
    public const string TokenRefused = "The broker does not take that token";
    public const string MessageDeleted = "Your message was deleted";

    public const string SessionOver = "session over";
    public const string SessionIsOver = "session is over";
    public const string YourSessionIsOver = $"Your broker {SessionIsOver}";
    public const string SessionsEndAtMidnight = "Sessions end at midnight.";
    public const string SessionLive = "Session live";
    public const string SessionStillReads = "The session still reads the order book";
    public const string TodaysToken = "today's access token";
    public const string OrdersRefusedAt = "refused at";

    public static string WaitingFor(int count) => $"{count} {Waiting}";

    public static string RoleIs(string role) => $"Role: {role}";

    public static string NowRole(string role) => $"Now {role}";

    public static string LinkedAs(string client) => $"{Linked} as {client}";

    public static string LinkedTo(string client) => $"{Linked} to {client}";

    public static string LoggedInAs(string client) => $"Logged in as {client}";

    public static string ActiveIs(string client) => $"✓ {client}";

    public static string Forgotten(string client) => $"{client} is forgotten";

    public static string LinkEnded(string client) => $"Your link to {client} was ended";

    /// <summary>The morning's card.</summary>
    public static string SessionOverOf(string client) => $"Session over: {client}";

    public static string OnWeekdaysAt(string time) => $"weekdays at {time}";
}

using BracketBot.Core.Accounts;
using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Accounts;

/// <summary>Members as a start of the program writes them: from a list of the configuration.</summary>
internal static class MemberLists
{
    /// <summary>Makes this the list of those with access.</summary>
    public static Task RewriteAsync(this Database database, IReadOnlyList<ConfiguredUser> users, DateTimeOffset now)
    {
        var roster = new Roster(users, [], isClosed: true, new TestBox(), TimeZoneInfo.Utc);
        return database.Members.RewriteAsync(stored => roster.Changes(stored, now), CancellationToken.None);
    }

    /// <summary>Makes these the users with access, with no account linked.</summary>
    public static Task GiveAccessAsync(this Database database, params TelegramUserId[] users) =>
        database.RewriteAsync([.. users.Select(u => new ConfiguredUser(u, null, null))], Given.Now);
}

using System.Security.Cryptography;
using System.Text;

namespace BracketBot.Core.Accounts;

/// <summary>Brings the stored members in line with the configuration at start.</summary>
/// <param name="users"><c>Access:Users</c>.</param>
/// <param name="admins"><c>Access:Admins</c>.</param>
/// <param name="isClosed"><c>Access:Mode</c> is Closed: only the users on those two lists have access.</param>
public sealed class Roster(IReadOnlyList<ConfiguredUser> users, IReadOnlyCollection<TelegramUserId> admins, bool isClosed, ISecretBox box, TimeZoneInfo zone)
{
    private readonly Dictionary<TelegramUserId, ConfiguredUser> _users = users.ToDictionary(u => u.UserId);
    private readonly HashSet<TelegramUserId> _admins = [.. admins];

    /// <summary>New and changed members, each at its next version. Most starts change none.</summary>
    public IReadOnlyList<Member> Changes(IReadOnlyDictionary<TelegramUserId, Member> stored, DateTimeOffset now)
    {
        var changed = new List<Member>();
        foreach (var member in stored.Values)
        {
            // A start visits every member once, so this is where sessions sealed with an older key get the current one.
            var next = Next(SealedAnew.Of(member, box), now);
            if (next != member)
            {
                changed.Add(next with { Version = member.Version + 1 });
            }
        }

        foreach (var id in _users.Keys.Union(_admins).Where(id => !stored.ContainsKey(id)))
        {
            changed.Add(Next(new Member { Id = id }, now) with { Version = 1 });
        }

        return changed;
    }

    private Member Next(Member member, DateTimeOffset now)
    {
        var user = _users.GetValueOrDefault(member.Id);
        var isConfigured = user is not null || _admins.Contains(member.Id);
        var next = member with
        {
            IsConfigured = isConfigured,
            HasAccess = isConfigured || (member.IsGranted && !isClosed),
            IsConfiguredAdmin = _admins.Contains(member.Id),

            // Whoever asked and is named now has the answer, also once the line is taken out again.
            DecidedAt = isConfigured && member.IsWaiting ? now : member.DecidedAt,
            Role = _admins.Contains(member.Id) ? Role.Admin : member.IsConfiguredAdmin ? Role.Trader : member.Role,
        };

        // An account that came from the configuration is removed along with its line there.
        foreach (var gone in next.Accounts.Where(a => a.IsConfigured && a.ClientId != user?.ClientId).ToList())
        {
            next = next.Without(gone.ClientId);
        }

        if (!isConfigured && !next.IsGranted && next.Accounts.Count > 0)
        {
            // A member who was removed keeps no sessions.
            next = next with { Accounts = [], Active = null };
        }

        return user is { ClientId: { } client, AccessToken: { } token } ? WithToken(next, client, token, now) : next;
    }

    private Member WithToken(Member member, ClientId client, string token, DateTimeOffset now)
    {
        var (known, mark) = (member.Find(client), MarkOf(token));
        var account = known ?? new LinkedAccount { ClientId = client, LinkedAt = now };
        if (account.ConfiguredMark != mark)
        {
            account = account with
            {
                ConfiguredMark = mark,
                Session = new SealedSession(box.Seal(token, SessionContext.Of(member.Id, client)), now, MarketDay.MidnightAfter(now, zone)),
                EndedAt = null,
            };
        }

        return account == known && member.Active is not null ? member : member.With(account) with { Active = member.Active ?? client };
    }

    private static string MarkOf(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16));
}

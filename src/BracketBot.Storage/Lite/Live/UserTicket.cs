using BracketBot.Core.Accounts;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// Documents of <see cref="Collections.UserTickets"/>, ordered by user, then account, then ticket. They hold only their id; a page of a user's own cancels is
/// a range of them.
/// </summary>
internal static class UserTicket
{
    private const int AtOnce = 200;

    /// <summary>The journal size, in bytes, at which a checkpoint is made along the way.</summary>
    private const long WorthACheckpoint = 1L << 22;

    public static BsonDocument Document(Account account, string ticket) => new() { ["_id"] = Prefix(account.UserId, account.ClientId) + RowKey.Of(ticket) };

    public static string Prefix(TelegramUserId user, ClientId client) => $"{Prefix(user)}{client}\n";

    /// <summary>An upper bound for all tickets of the account older than this one.</summary>
    public static string Before(string prefix, string ticket) => prefix + RowKey.Of(ticket)[..^1] + (char)(ticket[^1] - 1) + '\uffff';

    public static string IdOf(string key) => RowKey.IdOf(key[(key.LastIndexOf('\n') + 1)..]);

    /// <summary>One prefix for each account with which the user has confirmed anything.</summary>
    public static IEnumerable<string> Prefixes(LiteFile file, TelegramUserId user)
    {
        var (from, end) = (Prefix(user), Collections.EndOf(Prefix(user)));
        while (file.All(Collections.UserTickets, from, end, 1) is [var first])
        {
            var key = first["_id"].AsString;
            var prefix = key[..(key.LastIndexOf('\n') + 1)];
            yield return prefix;
            from = Collections.EndOf(prefix);
        }
    }

    /// <summary>The step to schema 4, for existing tickets. Running it again writes the same documents.</summary>
    /// <exception cref="IOException">The file can't be read or written.</exception>
    public static IReadOnlyList<LiteChange> Bring(LiteFile file)
    {
        var from = "";
        while (file.All(Collections.Tickets, from, BsonValue.MaxValue, AtOnce) is { Count: > 0 } part)
        {
            file.Write([.. part.Select(d => new LiteChange.Put(Collections.UserTickets, Document(
                new Account(new TelegramUserId(d["user"].AsInt64), new ClientId(d["client"].AsString)), RowKey.IdOf(d["_id"].AsString))))]);
            if (file.JournalBytes >= WorthACheckpoint)
            {
                file.Checkpoint();
            }

            from = RowKey.After(part[^1]["_id"].AsString);
        }

        return [];
    }

    private static string Prefix(TelegramUserId user) => $"{user}\n";
}

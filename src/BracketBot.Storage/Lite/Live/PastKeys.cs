using System.Globalization;
using BracketBot.Core.Cancels;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Ids in <see cref="Collections.DialogAges"/>.</summary>
internal static class DialogAge
{
    public static string Key(long at, string id) => string.Create(CultureInfo.InvariantCulture, $"{at:D15} {id}");

    public static string IdOf(string key) => key[16..];
}

/// <summary>Documents of <see cref="Collections.TicketOrigins"/>.</summary>
internal static class PastOrigin
{
    private const string Ticket = "ticket";

    public static string Key(TicketOrigin origin) => Prefix(origin.Kind, origin.Id) + origin.Confirmation;

    public static string Prefix(string kind, string id) => $"{kind}\n{id}\n";

    public static BsonDocument Document(CancelTicket ticket) => new() { ["_id"] = Key(ticket.Origin), [Ticket] = ticket.Id.Value };

    public static string TicketOf(BsonDocument d) => d[Ticket].AsString;

    /// <summary>The name under which <see cref="Watermarks"/> keeps the origins of a kind.</summary>
    public static string Collection(string kind) => $"{Collections.TicketOrigins}/{kind}";
}

/// <summary>Documents of <see cref="Collections.Below"/>.</summary>
internal static class BelowMark
{
    public static string Key(string collection, string id) => $"{collection}/{id}";

    public static BsonDocument Document(string collection, string id) => new()
    {
        ["_id"] = Key(collection, id),
        ["collection"] = collection,
        ["id"] = id,
    };

    public static (string Collection, string Id) Read(BsonDocument d) => (d["collection"].AsString, d["id"].AsString);
}

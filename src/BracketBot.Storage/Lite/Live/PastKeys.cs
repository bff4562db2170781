using System.Globalization;
using BracketBot.Core.Cancels;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Ids in <see cref="Collections.DialogAges"/>.</summary>
internal static class DialogAge
{
    public static string Key(long at, string id) => string.Create(CultureInfo.InvariantCulture, $"{at:D15} {id}");

    public static string IdOf(string key) => key[16..];
}

/// <summary>Ids in <see cref="Collections.TicketOrigins"/>.</summary>
internal static class PastOrigin
{
    public static string Key(TicketOrigin origin) => Prefix(origin.Kind, origin.Id) + origin.Confirmation;

    public static string Prefix(string kind, string id) => $"{kind}\n{id}\n";
}

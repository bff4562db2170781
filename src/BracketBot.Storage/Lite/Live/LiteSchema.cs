using System.Globalization;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Migrates the file's documents to the layout that this program reads.</summary>
internal static class LiteSchema
{
    private const string Id = "schema";

    /// <summary>The migration steps: the changes from 0 (a new file) to 1, from 1 to 2, and so on.</summary>
    /// <remarks>
    /// The step to 2 changes nothing; it makes older programs refuse a file whose rows are being moved. With 4, older programs refuse the file instead of
    /// adding audit entries outside a chain.
    /// </remarks>
    private static readonly IReadOnlyList<Func<LiteFile, IReadOnlyList<LiteChange>>> Steps = [_ => [], _ => [], OnePlaceEach.Bring, UserTicket.Bring, MembersOnly.Bring];

    /// <summary>Null if this program knows the file's schema, or the file is older; otherwise why it can't read it.</summary>
    public static StorageError? Refuses(LiteFile file) => NumberOf(file) is var number && number > Steps.Count ? Newer(number) : null;

    /// <summary>Null once the file has this program's schema; otherwise why it can't have it.</summary>
    public static StorageError? Bring(LiteFile file) => Bring(file, Steps);

    /// <summary>
    /// The changes that a step returns are written in one transaction with its schema number, so they are applied once. Anything a step writes before that
    /// must be safe to repeat after a kill.
    /// </summary>
    public static StorageError? Bring(LiteFile file, IReadOnlyList<Func<LiteFile, IReadOnlyList<LiteChange>>> steps)
    {
        var number = NumberOf(file);
        if (number > steps.Count)
        {
            return Newer(number);
        }

        for (; number < steps.Count; number++)
        {
            file.Write([.. steps[number](file), new LiteChange.Put(Collections.Meta, new BsonDocument { ["_id"] = Id, ["number"] = number + 1 })]);
        }

        return null;
    }

    private static int NumberOf(LiteFile file) => file.Find(Collections.Meta, Id)?["number"].AsInt32 ?? 0;

    private static StorageError Newer(int number) => new(
        StorageError.Reason.Newer,
        string.Create(CultureInfo.InvariantCulture, $"The database was made by a newer program (schema {number}). Run that one, or put a backup back."));
}

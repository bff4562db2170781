using System.Globalization;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Brings the file's documents to the shape that this program reads.</summary>
internal static class LiteSchema
{
    private const string Id = "schema";

    /// <summary>What each schema needs beyond the one before: the changes of the step from 0 (a new file) to 1, from 1 to 2, and so on.</summary>
    /// <remarks>
    /// The step to 2 changes nothing: from there on, an older program refuses a file whose rows are being moved. With 4, an older program refuses to add
    /// to the audit what no chain links.
    /// </remarks>
    private static readonly IReadOnlyList<Func<LiteFile, IReadOnlyList<LiteChange>>> Steps = [_ => [], _ => [], OnePlaceEach.Bring, UserTicket.Bring, MembersOnly.Bring];

    /// <summary>Null where this program knows the file's schema, or an older one; else why it can't read it.</summary>
    public static StorageError? Refuses(LiteFile file) => NumberOf(file) is var number && number > Steps.Count ? Newer(number) : null;

    /// <summary>Null where the file is as this program needs it; else why it can't be.</summary>
    public static StorageError? Bring(LiteFile file) => Bring(file, Steps);

    /// <summary>
    /// What a step returns is one transaction with the number that it leads to, so that it is made once. What it writes by itself before that must do no harm
    /// when it is killed and begun again.
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

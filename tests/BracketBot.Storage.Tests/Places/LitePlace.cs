using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Tests.Places;

/// <summary>A file in a folder of its own.</summary>
public sealed class LitePlace : Place
{
    private int _files;

    public string Folder { get; } = Directory.CreateTempSubdirectory("bracketbot-lite-").FullName;

    public string File => Path.Combine(Folder, _files > 1 ? $"bracketbot-{_files}.db" : "bracketbot.db");

    public StorageOptions Options => At(File);

    public override Type TakenId => typeof(InvalidOperationException);

    public static StorageOptions At(string file) => new() { Provider = StorageProvider.LiteDb, ConnectionString = $"Filename={file}" };

    public override Task<StorageOptions> CreateAsync()
    {
        _files++;
        return Task.FromResult(Options);
    }

    public override Task<long> CountAsync(Database database, Stored what, string prefix = "")
    {
        var file = Open(database);
        var ids = what switch
        {
            Stored.Cards => RowIds(Collections.Cards),
            Stored.Tickets => RowIds(Collections.Tickets),
            Stored.Alerts => file.All(Collections.Alerts).Select(d => d["_id"].AsString),
            Stored.Audit => file.All(Collections.OldAudit).Concat(file.All(Collections.Audit)).Select(d => d["entry"].AsString),
            _ => file.All(Collections.Members).Select(d => $"{d["_id"].AsInt64}"),
        };
        return Task.FromResult(ids.LongCount(id => id.StartsWith(prefix, StringComparison.Ordinal)));

        IEnumerable<string> RowIds(string collection) => file.All(collection).Select(d => RowKey.IdOf(d["_id"].AsString));
    }

    public override Task<object?> CardFieldAsync(Database database, string column)
    {
        var field = column switch { "message_id" => "message", "delivered_at" => "deliveredAt", "gave_up" => "gaveUp", _ => column };
        var value = Open(database).Find(Collections.Cards, RowKey.Of("c1"))?[field];
        return Task.FromResult(value switch { null or { IsNull: true } => null, { IsString: true } => value.AsString, _ => (object?)value.AsInt64 });
    }

    public override async Task<bool> KnowsUpdateAsync(Database database, long id)
    {
        var block = Open(database).Find(Collections.Handled, id >> 6);
        return (block is not null && HandledBlock.Read(block).Has(new(id))) || await UpdateBodyAsync(database, id) is not null;
    }

    public override Task<string?> UpdateBodyAsync(Database database, long id) => Task.FromResult(Open(database).Find(Collections.Inbox, id)?["body"].AsString);

    /// <summary>Past the stores, while the database is closed.</summary>
    internal void Edit(Action<LiteFile> edit)
    {
        Assert.True(LiteFile.Open(File).Try(out var file, out var error), error?.Message);
        using (file)
        {
            edit(file);
        }
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static LiteFile Open(Database database) => database.LiteGate?.File ?? throw new InvalidOperationException("The database is no file.");
}

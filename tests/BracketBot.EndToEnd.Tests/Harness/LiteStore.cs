using BracketBot.Core.Cancels;
using BracketBot.Hosting;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using LiteDB;

namespace BracketBot.EndToEnd.Harness;

/// <summary>A file in a folder of its own. It is the bot's alone while that runs, so what is in it is read from a copy, as an operator would.</summary>
public sealed class LiteStore : Store
{
    private string _folder = "";
    private int _copies;

    private string File => Path.Combine(_folder, "bracketbot.db");

    public override Task<IReadOnlyDictionary<string, string>> CreateAsync()
    {
        _folder = Directory.CreateTempSubdirectory("bracketbot-e2e-lite-").FullName;
        return Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>
        {
            ["Storage:Provider"] = "LiteDb",
            ["Storage:ConnectionString"] = $"Filename={File}",
        });
    }

    public override Task<IReadOnlyList<StoredTicket>> TicketsAsync() => ReadAsync<StoredTicket>(file =>
        [.. file.All(Collections.Tickets).Select(TicketRow.Read).Select(r => r.Ticket).Select(Stored)]);

    public override Task<IReadOnlyList<StoredAlert>> AlertsAsync() => ReadAsync<StoredAlert>(file =>
        [.. file.All(Collections.Alerts).Select(d => new StoredAlert(d["body"].AsString, d["on"].IsNull ? null : d["on"].AsString))]);

    public override Task<IReadOnlyList<StoredCard>> CardsAsync() => ReadAsync<StoredCard>(file =>
    [
        .. file.All(Collections.Cards).Select(CardRow.Read).Select(r => r.Card)
            .Select(c => new StoredCard(c.Id.Value, c.MessageId?.Value, c.Revision, c.DeliveredRevision)),
    ]);

    /// <summary>Each file as it is, and each document by itself: in the file a text can be in two pieces.</summary>
    public override async Task<IReadOnlyList<string>> ContentsAsync() =>
    [
        .. await Task.WhenAll(Directory.GetFiles(_folder, "bracketbot.db*").Select(f => System.IO.File.ReadAllTextAsync(f, World.Patience))),
        .. await ReadAsync(file => file.Collections().SelectMany(file.All).Select(d => d.ToString()).ToList()),
    ];

    internal override async Task<IAsyncDisposable> BreakAsync(BotHost bot, Trouble trouble)
    {
        var gate = bot.Database.LiteGate ?? throw new InvalidOperationException("The bot has another store.");
        if (trouble == Trouble.Refuses)
        {
            return new FullDisk(gate.File);
        }

        var busy = new BusyWriter();
        busy.Written = gate.WriteAsync(_ => busy.Begin(), World.Patience);
        await busy.Begun;
        return busy;
    }

    /// <summary>One process owns the file: whoever had it before is dead.</summary>
    public override Task ForgetDeadProcessesAsync() => Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private static StoredTicket Stored(CancelTicket ticket) =>
        new(ticket.Id.Value, ticket.Leg.OmsOrderId.Value, ticket.State.ToString(), ticket.Outcome?.ToString());


    private async Task<IReadOnlyList<T>> ReadAsync<T>(Func<LiteFile, IReadOnlyList<T>> read)
    {
        var copy = Path.Combine(_folder, "copies", $"{Interlocked.Increment(ref _copies)}.db");
        var made = await LiteBackup.MakeAsync(File, copy, TimeProvider.System, World.Patience);
        Assert.True(made.Try(out _, out var error), error?.Message);
        Assert.True(LiteFile.Open(copy).Try(out var file, out error), error?.Message);
        using (file)
        {
            return read(file);
        }
    }
}

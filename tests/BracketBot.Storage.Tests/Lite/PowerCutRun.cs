using BracketBot.Storage.Lite;
using LiteDB;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>
/// Writes batches to a simulated disk, cuts its power again and again, in the middle of a recovery too, and compares what is there with what was acknowledged.
/// The same seed and batches give the same run.
/// </summary>
/// <param name="next">The batches to write: <see cref="BotLikeWrites.Next"/>, or <see cref="RecordedWrites"/>. A batch cut off is not given again.</param>
internal sealed class PowerCutRun(int seed, Func<IReadOnlyList<LiteChange>> next, Missing missing = Missing.Nothing)
{
    private static readonly double[] Kept = [0, 0.1, 0.5, 0.5, 0.9, 1];

    /// <summary>Numbers by value, strings by their UTF-16 values.</summary>
    private static readonly Comparer<BsonValue> ById = Comparer<BsonValue>.Create((a, b) =>
        a.IsString && b.IsString ? string.CompareOrdinal(a.AsString, b.AsString) : a.CompareTo(b));

    private readonly Random _random = new(seed);
    private readonly SimulatedDisk _disk = new(missing);
    private Dictionary<(string Collection, BsonValue Id), byte[]> _acknowledged = [];
    private Dictionary<(string Collection, BsonValue Id), byte[]>? _inDoubt;
    private LiteFile? _file;

    /// <summary>The first thing found wrong, in words.</summary>
    public string? Found { get; private set; }

    /// <summary>Batches with so many cuts among them, on one disk; it ends where the first thing is wrong.</summary>
    public static PowerCutFigures Of(int seed, int cuts, Missing missing = Missing.Nothing) =>
        new PowerCutRun(seed, new BotLikeWrites(new Random(seed)).Next, missing).Cut(cuts);

    public PowerCutFigures Cut(int cuts)
    {
        var figures = default(PowerCutFigures);
        while (figures.Cuts < cuts && figures.Bad == 0)
        {
            // A commit has some dozen moments, a checkpoint up to a few hundred. Most can go wrong where a sync is asked for.
            switch (_random.Next(4))
            {
                case 0:
                    _disk.CutIn(_random.Next(60));
                    break;
                case 1:
                    _disk.CutIn(_random.Next(1200));
                    break;
                case 2:
                    _disk.FailSyncIn(_random.Next(25), _random);
                    break;
                default:
                    _disk.CutAtSync(_random.Next(25));
                    break;
            }

            try
            {
                figures += WriteUntilCut();
                if (figures.Bad > 0)
                {
                    break;
                }
            }
            catch (IOException) when (_disk.IsCut)
            {
                _file?.Dispose();
                _file = null;
            }
            catch (IOException e)
            {
                // Damage that an earlier cut has left shows when something is written beside it.
                Found = e.Message;
                return figures with { Unreadable = figures.Unreadable + 1 };
            }

            figures += Recover();
        }

        _file?.Dispose();
        return figures;
    }

    /// <summary>Ends with a cut, or with what is wrong after a sync that failed.</summary>
    private PowerCutFigures WriteUntilCut()
    {
        while (true)
        {
            try
            {
                _file ??= Open();
                Step(_file);
            }
            catch (IOException) when (_disk.HasFailed && !_disk.IsCut)
            {
                // The process lives, and opens the file anew by itself.
            }

            // Closing passes over a disk that fails: what it can't bring in stays in the log.
            if (_disk.IsCut)
            {
                throw new IOException("The power was cut while the file was closed.");
            }

            if (_disk.HasFailed)
            {
                _disk.CutIn(_random.Next(200));
                var found = Compare(_file ??= Open());
                if (found.Bad > 0)
                {
                    return found;
                }
            }
        }
    }

    private void Step(LiteFile file)
    {
        switch (_random.Next(20))
        {
            case 0:
                _file = null;
                file.Dispose();
                break;
            case < 6:
                file.Checkpoint();
                break;
            default:
                var batch = next();
                _inDoubt = After(_acknowledged, batch);
                file.Write(batch);
                (_acknowledged, _inDoubt) = (_inDoubt, null);
                break;
        }
    }

    /// <summary>
    /// Power on, or the process alone started again; open, compare; every third time the power goes again while it is opened.
    /// </summary>
    private PowerCutFigures Recover()
    {
        var cuts = 0;
        while (true)
        {
            cuts++;
            if (_random.Next(4) == 0)
            {
                _disk.StartAgain();
            }
            else
            {
                _disk.PowerOn(_random, Kept[_random.Next(Kept.Length)]);
            }

            if (_random.Next(3) == 0)
            {
                _disk.CutIn(_random.Next(40));
            }

            try
            {
                _file = Open();
                _disk.Free();
                if (_random.Next(2) == 0)
                {
                    // What LiteDB makes of the journal must be the same.
                    _file.Checkpoint();
                }

                return Compare(_file) with { Cuts = cuts };
            }
            catch (IOException) when (_disk.IsCut)
            {
                _file = null;
            }
            catch (Exception e) when (e is IOException or InvalidOperationException)
            {
                Found = e.Message;
                return new PowerCutFigures(cuts, Unreadable: 1, 0, 0, 0);
            }
        }
    }

    private LiteFile Open() => LiteFile.Open(_disk).Try(out var file, out var error) ? file
        : _disk.IsCut || _disk.HasFailed ? throw new IOException(error.Message) : throw new InvalidOperationException(error.Message);

    private PowerCutFigures Compare(LiteFile file)
    {
        var there = file.Collections()
            .SelectMany(c => file.All(c).Select(d => (Key: (c, d["_id"]), Bytes: BsonSerializer.Serialize(d))))
            .ToList();
        if (there.Select(d => d.Key).Distinct().Count() != there.Count)
        {
            Found = "A document is there twice.";
            return new PowerCutFigures(0, 0, 0, 0, IndexWrong: 1);
        }

        var state = there.ToDictionary(d => d.Key, d => d.Bytes);
        if (Same(state, _acknowledged) || (_inDoubt is not null && Same(state, _inDoubt)))
        {
            (_acknowledged, _inDoubt) = (state, null);
            return new PowerCutFigures(0, 0, 0, 0, IndexWrong: Indexed(file, state) ? 0 : 1);
        }

        // Only what the batch in doubt would change may differ from what was acknowledged.
        var lost = _acknowledged.FirstOrDefault(d => !Has(state, d) && (_inDoubt is null || Has(_inDoubt, d)));
        Found = lost.Value is null ? "A batch is there in part." : $"{lost.Key} is lost.";
        return lost.Value is null ? new PowerCutFigures(0, 0, 0, Half: 1, 0) : new PowerCutFigures(0, 0, Lost: 1, 0, 0);
    }

    private bool Indexed(LiteFile file, Dictionary<(string Collection, BsonValue Id), byte[]> state)
    {
        foreach (var (key, bytes) in state)
        {
            if (file.Find(key.Collection, key.Id) is not { } found || !BsonSerializer.Serialize(found).AsSpan().SequenceEqual(bytes))
            {
                Found = $"{key} is not found by its id.";
                return false;
            }
        }

        foreach (var collection in state.Keys.GroupBy(k => k.Collection, k => k.Id))
        {
            var ids = collection.Order(ById).ToList();
            var (from, to) = (ids[ids.Count / 3], ids[ids.Count * 2 / 3]);
            if (!file.All(collection.Key).Select(d => d["_id"]).SequenceEqual(ids) ||
                file.All(collection.Key, from, to, descending: true).Count != (ids.Count * 2 / 3) - (ids.Count / 3) + 1)
            {
                Found = $"{collection.Key} is out of order.";
                return false;
            }
        }

        return true;
    }

    private static Dictionary<(string, BsonValue), byte[]> After(Dictionary<(string, BsonValue), byte[]> before, IReadOnlyList<LiteChange> batch)
    {
        var after = new Dictionary<(string, BsonValue), byte[]>(before);
        foreach (var change in batch)
        {
            switch (change)
            {
                case LiteChange.Put put:
                    after[(put.Collection, put.Id)] = BsonSerializer.Serialize(put.Document);
                    break;
                case LiteChange.Delete delete:
                    after.Remove((delete.Collection, delete.Id));
                    break;
                default:
                    throw new InvalidOperationException($"{change}");
            }
        }

        return after;
    }

    private static bool Same(Dictionary<(string, BsonValue), byte[]> a, Dictionary<(string, BsonValue), byte[]> b) => a.Count == b.Count && a.All(d => Has(b, d));

    private static bool Has(Dictionary<(string, BsonValue), byte[]> state, KeyValuePair<(string, BsonValue), byte[]> document) =>
        state.TryGetValue(document.Key, out var bytes) && bytes.AsSpan().SequenceEqual(document.Value);
}

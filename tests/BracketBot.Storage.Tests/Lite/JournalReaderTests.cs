using BracketBot.Storage.Lite;
using LiteDB;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>A journal that is read while its process writes to it.</summary>
public sealed class JournalReaderTests
{
    private static readonly byte[] Base = LiteMark.NewBase();

    [Fact]
    public void ReadToEnd_TheRecordThatWasBeingWrittenIsWholeByNow_GoesOnBehindIt()
    {
        var (file, end) = ThreeRecords();
        var reader = new JournalReader(new BeingWritten(file, second: 1024, third: 1536), JournalHead.Read(file)!);

        Assert.True(reader.TryReadToEnd());
        Assert.Equal((3, end), (reader.Count, reader.End));
    }

    [Fact]
    public void ReadToEnd_ARecordStaysTorn_IsDamage()
    {
        var (file, _) = ThreeRecords();
        var reader = new JournalReader(new BeingWritten(file, second: 1024, third: long.MaxValue), JournalHead.Read(file)!);

        Assert.False(reader.TryReadToEnd());
        Assert.Equal((1, 1024), (reader.Count, reader.End));
    }

    /// <summary>Of a journal begun anew, older records are none, whatever their numbers.</summary>
    [Fact]
    public void ReadToEnd_OlderRecordsLieBehind_IsTheEnd()
    {
        var (file, _) = ThreeRecords();
        var journal = Journal.Open(file, Base, _ => { });
        journal.Begin(Base);
        journal.Append([Put(1)]);
        var reader = new JournalReader(file, JournalHead.Read(file)!);

        Assert.True(reader.TryReadToEnd());
        Assert.Equal((1, 1024), (reader.Count, reader.End));
    }

    private static (IBlockFile File, long End) ThreeRecords()
    {
        var file = new SimulatedDisk().CreateJournal();
        var journal = Journal.Open(file, Base, _ => { });
        journal.Begin(Base);
        for (var n = 0; n < 3; n++)
        {
            journal.Append([Put(n)]);
        }

        return (file, JournalHead.Size + journal.Bytes);
    }

    private static LiteChange.Put Put(int n) => new("cards", new BsonDocument { ["_id"] = n });

    /// <summary>Shows half of the second record until the third was read.</summary>
    private sealed class BeingWritten(IBlockFile file, long second, long third) : IBlockFile
    {
        private bool _isWritten;

        public long Length => file.Length;

        public int Read(Span<byte> into, long at)
        {
            var read = file.Read(into, at);
            _isWritten |= at == third;
            if (!_isWritten && at == second && read > 32)
            {
                into[32..read].Clear();
            }

            return read;
        }

        public void Write(ReadOnlySpan<byte> bytes, long at) => throw new InvalidOperationException("It is only read.");

        public void SetLength(long length) => throw new InvalidOperationException("It is only read.");

        public void Sync() => throw new InvalidOperationException("It is only read.");

        public void Dispose() => file.Dispose();
    }
}

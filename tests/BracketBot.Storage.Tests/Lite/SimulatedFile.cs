using BracketBot.Storage.Lite;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>A file on a disk that keeps what was synced, and of the rest whatever chance leaves: any sectors, in any order, the length too.</summary>
internal sealed class SimulatedFile(SimulatedDisk disk, byte[] content, Func<SimulatedFile.Last, Sparing> onSync)
{
    /// <summary>Without a sync the system writes in the end by itself: the oldest go when there are this many.</summary>
    private const int MostUnsynced = 3000;

    private readonly Image _durable = new(content);
    private readonly Image _current = new(content);
    private readonly Queue<Change> _unsynced = new();
    private bool _isNamed;
    private long _lastPage = -1;
    private Last _last;

    /// <summary>What the last change was.</summary>
    public enum Last
    {
        None,
        Page,
        Sector,
        Length,
    }

    /// <summary>Whether the system shows it.</summary>
    public bool Exists { get; private set; }

    public long Length => _current.Length;

    public long DurableLength => _durable.Length;

    /// <summary>Makes it when missing.</summary>
    public IBlockFile Open()
    {
        disk.Pulse();
        Exists = true;
        return new Handle(this);
    }

    /// <summary>Its name is on the disk, if it has one.</summary>
    public void SyncName() => _isNamed |= Exists;

    /// <summary>What is on the disk after a cut is all there is.</summary>
    /// <param name="kept">The share of unsynced changes that happen to be on the disk.</param>
    public void PowerOn(Random random, double kept)
    {
        foreach (var change in _unsynced)
        {
            if (random.NextDouble() < kept)
            {
                change.Do(_durable);
            }
        }

        _unsynced.Clear();
        _isNamed |= Exists && random.NextDouble() < kept;
        Exists = _isNamed;
        if (!Exists)
        {
            _durable.Length = 0;
        }

        _current.Take(_durable);
    }

    private void Do(Change change)
    {
        change.Do(_current);
        _unsynced.Enqueue(change);
        if (_unsynced.Count > MostUnsynced)
        {
            _unsynced.Dequeue().Do(_durable);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes, long at)
    {
        Assert.Equal(0, at % LitePage.Sector);
        Assert.Equal(0, bytes.Length % LitePage.Sector);
        disk.Pulse();
        var copy = bytes.ToArray();
        for (var i = 0; i < copy.Length; i += LitePage.Sector)
        {
            Do(new Change.Bytes(at + i, copy.AsMemory(i, LitePage.Sector)));
        }

        // The length is a change of its own: it may reach the disk with none of the bytes.
        Do(new Change.AtLeast(at + bytes.Length));
        (_last, _lastPage) = bytes.Length > LitePage.Sector ? (Last.Page, at) : (Last.Sector, _lastPage);
        disk.Pulse();
    }

    private void SetLength(long length)
    {
        Do(new Change.Exactly(length));
        _last = Last.Length;
        disk.Pulse();
    }

    private void Sync()
    {
        disk.Pulse(isSync: true);
        if (disk.FailsSync())
        {
            Lose();
            throw new IOException("Input/output error");
        }

        var spared = onSync(_last) switch
        {
            Sparing.Nothing => [],
            Sparing.LastPage => _unsynced.Where(c => c is Change.Bytes b && b.At >= _lastPage && b.At < _lastPage + LitePage.Size).ToList(),
            Sparing.All => _unsynced.ToList(),
            var other => throw new InvalidOperationException($"{other}"),
        };
        foreach (var change in _unsynced.Except(spared, ReferenceEqualityComparer.Instance).Cast<Change>())
        {
            change.Do(_durable);
        }

        _unsynced.Clear();
        spared.ForEach(_unsynced.Enqueue);
    }

    /// <summary>Half of the sectors are not on the disk, and nobody will write them. Lengths are: the file system keeps its own books.</summary>
    private void Lose()
    {
        foreach (var change in _unsynced)
        {
            if (change is not Change.Bytes || disk.Chance.Next(2) == 0)
            {
                change.Do(_durable);
            }
        }

        _unsynced.Clear();
    }

    private abstract class Change
    {
        public abstract void Do(Image image);

        public sealed class Bytes(long at, ReadOnlyMemory<byte> bytes) : Change
        {
            public long At => at;

            public override void Do(Image image) => image.Write(bytes.Span, at);
        }

        public sealed class AtLeast(long length) : Change
        {
            public override void Do(Image image) => image.Length = Math.Max(image.Length, length);
        }

        public sealed class Exactly(long length) : Change
        {
            public override void Do(Image image) => image.Length = length;
        }
    }

    /// <summary>Bytes, those behind the length zero once it has passed over them.</summary>
    private sealed class Image(byte[] content)
    {
        private byte[] _bytes = (byte[])content.Clone();
        private long _length = content.Length;

        public long Length
        {
            get => _length;
            set
            {
                if (value < _length)
                {
                    _bytes.AsSpan((int)value).Clear();
                }

                Reserve(value);
                _length = value;
            }
        }

        public void Write(ReadOnlySpan<byte> bytes, long at)
        {
            Reserve(at + bytes.Length);
            bytes.CopyTo(_bytes.AsSpan((int)at));
        }

        public int Read(Span<byte> into, long at)
        {
            var count = (int)Math.Clamp(_length - at, 0, into.Length);
            _bytes.AsSpan((int)at, count).CopyTo(into);
            return count;
        }

        public void Take(Image other)
        {
            // What lies behind the length is not on the disk.
            other._bytes.AsSpan((int)other._length).Clear();
            (_bytes, _length) = ((byte[])other._bytes.Clone(), other._length);
        }

        private void Reserve(long length)
        {
            if (length > _bytes.Length)
            {
                Array.Resize(ref _bytes, (int)Math.Max(length, _bytes.Length * 2L));
            }
        }
    }

    private sealed class Handle(SimulatedFile file) : IBlockFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> into, long at) => at >= file.Length ? 0 : file._current.Read(into, at);

        public void Write(ReadOnlySpan<byte> bytes, long at) => file.Write(bytes, at);

        public void SetLength(long length) => file.SetLength(length);

        public void Sync() => file.Sync();

        public void Dispose()
        {
            // The file outlives whoever had it open.
        }
    }
}

/// <summary>What a sync leaves unsynced, where a rule of the streams is to be missing.</summary>
internal enum Sparing
{
    Nothing,
    LastPage,
    All,
}

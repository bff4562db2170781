using System.Runtime.CompilerServices;
using BracketBot.Storage.Lite;

namespace BracketBot.EndToEnd.Harness;

/// <summary>The writer is kept from its work.</summary>
internal sealed class BusyWriter : IAsyncDisposable
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _end = new();

    public Task Begun => _begun.Task;

    public Task Written { get; set; } = Task.CompletedTask;

    public void Begin()
    {
        _begun.SetResult();
        _end.Wait(World.Patience);
    }

    public async ValueTask DisposeAsync()
    {
        _end.Set();
        await Written;
        _end.Dispose();
    }
}

/// <summary>The disk of an open database is full: its log and its journal take no more writes, and all that is there can be read.</summary>
internal sealed class FullDisk : ILiteDisk, IAsyncDisposable
{
    private readonly LiteFile _file;
    private readonly ILiteDisk _inner;

    public FullDisk(LiteFile file)
    {
        (_file, _inner) = (file, DiskOf(file));
        ChangeTo(this);
    }

    public string Path => _inner.Path;

    public IBlockFile OpenData() => _inner.OpenData();

    public IBlockFile OpenLog() => new Log(_inner.OpenLog());

    public IBlockFile? OpenJournal() => _inner.OpenJournal() is { } journal ? new Log(journal) : null;

    public IBlockFile CreateJournal() => new Log(_inner.CreateJournal());

    public void SyncNames() => _inner.SyncNames();

    public IDisposable? TryChange() => _inner.TryChange();

    public ValueTask DisposeAsync()
    {
        ChangeTo(_inner);
        return ValueTask.CompletedTask;
    }

    /// <summary>The file is opened anew with the next call, from the other disk.</summary>
    private void ChangeTo(ILiteDisk disk)
    {
        lock (GateOf(_file))
        {
            DiskOf(_file) = disk;
            SessionOf(_file)?.Dispose();
            SessionOf(_file) = null;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_disk")]
    private static extern ref ILiteDisk DiskOf(LiteFile file);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_session")]
    private static extern ref LiteSession? SessionOf(LiteFile file);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_gate")]
    private static extern ref Lock GateOf(LiteFile file);

    private sealed class Log(IBlockFile inner) : IBlockFile
    {
        public long Length => inner.Length;

        public int Read(Span<byte> into, long at) => inner.Read(into, at);

        public void Write(ReadOnlySpan<byte> bytes, long at) => throw new IOException("No space left on device");

        /// <summary>Giving room back needs none.</summary>
        public void SetLength(long length)
        {
            if (length > inner.Length)
            {
                throw new IOException("No space left on device");
            }

            inner.SetLength(length);
        }

        public void Sync() => inner.Sync();

        public void Dispose() => inner.Dispose();
    }
}

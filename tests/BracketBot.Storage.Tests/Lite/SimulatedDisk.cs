using BracketBot.Storage.Lite;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>A disk with a database on it, whose power can be cut, or that can be full, before or after any change.</summary>
internal sealed class SimulatedDisk : ILiteDisk
{
    private readonly SimulatedFile _data;
    private readonly SimulatedFile _log;
    private readonly SimulatedFile _journal;
    private int _fuse = int.MaxValue;
    private int _syncs = int.MaxValue;
    private bool _isFull;

    public SimulatedDisk(Missing missing = Missing.Nothing)
    {
        _data = new SimulatedFile(this, LiteSession.NewFile(), last => Rules.OfData(missing, last));
        _log = new SimulatedFile(this, [], last => Rules.OfLog(missing, last));
        _journal = new SimulatedFile(this, [], last => Rules.OfJournal(missing, last));
    }

    public string Path => "simulated.db";

    /// <summary>Whether the power is off.</summary>
    public bool IsCut { get; private set; }

    public IBlockFile OpenData() => _data.Open();

    public IBlockFile OpenLog() => _log.Open();

    public IBlockFile OpenJournal() => _journal.Open();

    public IDisposable TryChange() => new MemoryStream();

    /// <summary>Cuts the power in so many moments from now.</summary>
    public void CutIn(int moments) => (_fuse, _syncs, _isFull) = (moments, int.MaxValue, false);

    /// <summary>Cuts the power when so many syncs from now are over and the next one is asked for: all is written, and least of it is on the disk.</summary>
    public void CutAtSync(int syncs) => (_fuse, _syncs, _isFull) = (int.MaxValue, syncs, false);

    /// <summary>Lets all writes fail from so many moments on, until <see cref="Free"/>.</summary>
    public void FullIn(int moments) => (_fuse, _isFull) = (moments, true);

    /// <summary>No cut is due, and there is room.</summary>
    public void Free() => (_fuse, _syncs, _isFull) = (int.MaxValue, int.MaxValue, false);

    /// <inheritdoc cref="SimulatedFile.PowerOn"/>
    public void PowerOn(Random random, double kept)
    {
        _data.PowerOn(random, kept);
        _log.PowerOn(random, kept);
        _journal.PowerOn(random, kept);
        IsCut = false;
        Free();
    }

    /// <summary>A moment at which the power may go, or a write fail.</summary>
    public void Pulse(bool isSync = false)
    {
        if (isSync && _syncs-- == 0)
        {
            _fuse = 0;
        }

        if (_fuse > 0)
        {
            _fuse--;
            return;
        }

        IsCut |= !_isFull;
        throw new IOException(_isFull ? "No space left on device" : "The power is off");
    }
}

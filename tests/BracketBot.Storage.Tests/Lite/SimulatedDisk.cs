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
    private int _syncsUntilOneFails = int.MaxValue;

    public SimulatedDisk(Missing missing = Missing.Nothing)
    {
        _data = new SimulatedFile(this, LiteSession.NewFile(), last => Rules.OfData(missing, last));
        _log = new SimulatedFile(this, [], last => Rules.OfLog(missing, last));
        _journal = new SimulatedFile(this, [], last => Rules.OfJournal(missing, last));
        _data.Open().Dispose();
        _data.SyncName();
    }

    public string Path => "simulated.db";

    /// <summary>Whether the power is off, or the process dead.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether a sync has failed since <see cref="FailSyncIn"/>.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Says what a failed sync loses.</summary>
    public Random Chance { get; private set; } = new(1);

    public IBlockFile OpenData() => _data.Open();

    public IBlockFile OpenLog() => _log.Open();

    public IBlockFile? OpenJournal() => _journal.Exists ? _journal.Open() : null;

    public IBlockFile CreateJournal()
    {
        Assert.False(_journal.Exists);
        return _journal.Open();
    }

    public void SyncNames()
    {
        Pulse(isSync: true);
        _log.SyncName();
        _journal.SyncName();
    }

    public IDisposable TryChange() => new MemoryStream();

    /// <summary>Cuts the power in so many moments from now.</summary>
    public void CutIn(int moments)
    {
        Free();
        _fuse = moments;
    }

    /// <summary>Cuts the power when so many syncs from now are over and the next one is asked for: all is written, and least of it is on the disk.</summary>
    public void CutAtSync(int syncs)
    {
        Free();
        _syncs = syncs;
    }

    /// <summary>Lets all writes fail from so many moments on, until <see cref="Free"/>.</summary>
    public void FullIn(int moments)
    {
        Free();
        (_fuse, _isFull) = (moments, true);
    }

    /// <summary>
    /// Lets one sync fail when so many from now are over. The system tells of it once: it shows what was written, takes it for written, and has lost
    /// some of it.
    /// </summary>
    /// <param name="random">Says what is lost.</param>
    public void FailSyncIn(int syncs, Random random)
    {
        Free();
        (_syncsUntilOneFails, Chance) = (syncs, random);
    }

    /// <summary>No cut is due, there is room, and all syncs succeed.</summary>
    public void Free() => (_fuse, _syncs, _isFull, _syncsUntilOneFails, HasFailed) = (int.MaxValue, int.MaxValue, false, int.MaxValue, false);

    /// <summary>What was cut off was the process alone: the system shows all that was written, and the disk has not got it yet.</summary>
    public void StartAgain()
    {
        IsCut = false;
        Free();
    }

    /// <inheritdoc cref="SimulatedFile.PowerOn"/>
    public void PowerOn(Random random, double kept)
    {
        _data.PowerOn(random, kept);
        _log.PowerOn(random, kept);
        _journal.PowerOn(random, kept);
        StartAgain();
    }

    /// <summary>Whether a sync that is asked for now fails.</summary>
    public bool FailsSync()
    {
        if (_syncsUntilOneFails == int.MaxValue || _syncsUntilOneFails-- > 0)
        {
            return false;
        }

        (_syncsUntilOneFails, HasFailed) = (int.MaxValue, true);
        return true;
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

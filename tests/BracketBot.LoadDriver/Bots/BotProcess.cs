using System.Diagnostics;
using BracketBot.LoadDriver.Sockets;

namespace BracketBot.LoadDriver.Bots;

/// <summary>The bot that is measured, from its start to its end by force. What it writes goes where the driver's own output goes.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;
    private bool _isDisposed;

    private BotProcess(Process process, TimeSpan started)
    {
        (_process, Started) = (process, started);

        // A driver that is stopped leaves no bot behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    public TimeSpan Started { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Of all its threads, user and kernel, as in <c>/proc/PID/stat</c>.</summary>
    public TimeSpan Cpu => Of(p => p.TotalProcessorTime);

    public double MemoryMb => Of(p => p.WorkingSet64) / 1_048_576.0;

    public double HighestMemoryMb => Of(p => p.PeakWorkingSet64) / 1_048_576.0;

    /// <param name="core">The only one that it may run on; null where it may choose.</param>
    public static BotProcess Start(IReadOnlyList<string> command, string? core, string folder, IReadOnlyDictionary<string, string> environment)
    {
        IReadOnlyList<string> line = core is null ? command : ["taskset", "-c", core, .. command];
        var start = new ProcessStartInfo(line[0], line.Skip(1)) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = Clock.Now;
        return new BotProcess(Process.Start(start)!, started);
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private T Of<T>(Func<Process, T> read)
    {
        _process.Refresh();
        return _process.HasExited ? default! : read(_process);
    }
}

using System.Diagnostics;

namespace BracketBot.Sandbox.Bot;

/// <summary>
/// The real program in a process of its own, so that killing it is real. Its output goes to
/// <see cref="BotSettings.LogFile"/>. Safe from several threads.
/// </summary>
public sealed class BotProcess : IAsyncDisposable
{
    /// <summary>The program finishes what is in flight within 10 s.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan ProbeEvery = TimeSpan.FromMilliseconds(150);

    private readonly Lock _gate = new();
    private readonly BotSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpClient _http = new();
    private Process? _process;
    private Task _watch = Task.CompletedTask;
    private BotStatus _status;

    public BotProcess(BotSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _status = new(BotState.Stopped, null, null, time.GetUtcNow());
    }

    public BotSettings Settings => _settings;

    public BotStatus Status => Volatile.Read(ref _status);

    internal Signal Changes { get; } = new();

    /// <summary>Starts the program if there is none. Returns at once; see <see cref="WaitUntilAsync"/>.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_process is { HasExited: false })
            {
                if (Status.State != BotState.Killed)
                {
                    return;
                }
                // It was killed a moment ago and may not be gone yet.
                _process.WaitForExit();
            }

            var start = new ProcessStartInfo(_settings.Program ?? DotnetHost.Path)
            {
                WorkingDirectory = _settings.Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            if (_settings.Program is null)
            {
                start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "BracketBot.dll"));
            }

            _settings.Fill(start.Environment);
            _process = Process.Start(start) ?? throw new InvalidOperationException("The bot's process did not start.");
            Become(BotState.Starting, _process.Id);
            _watch = WatchAsync(_process, _watch);
        }
    }

    /// <summary>Ends it without warning, as a power cut would.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            if (_process is not { HasExited: false })
            {
                return;
            }

            Become(BotState.Killed);
            _process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Ends it in good order; kills it if that takes too long.</summary>
    public async Task StopAsync()
    {
        Process? process;
        Task watch;
        lock (_gate)
        {
            (process, watch) = (_process, _watch);
            if (process is { HasExited: false })
            {
                Become(BotState.Stopped, process.Id);
                Termination.Ask(process);
            }
        }

        try
        {
            await watch.WaitAsync(StopWithin);
        }
        catch (TimeoutException)
        {
            process?.Kill(entireProcessTree: true);
            await watch;
        }

        Become(BotState.Stopped);
    }

    /// <summary>Waits until it is in one of these states.</summary>
    public async Task<BotStatus> WaitUntilAsync(IReadOnlyCollection<BotState> states, CancellationToken cancel = default)
    {
        while (true)
        {
            var next = Changes.Next;
            if (Status is var status && states.Contains(status.State))
            {
                return status;
            }

            await next.WaitAsync(cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        lock (_gate)
        {
            _process?.Dispose();
            _process = null;
        }

        _http.Dispose();
    }

    private async Task WatchAsync(Process process, Task before)
    {
        // One log file, one writer: the previous process's output must be written first.
        await before;
        await using var log = new StreamWriter(_settings.LogFile, append: true) { AutoFlush = true };
        await using var shared = TextWriter.Synchronized(log);
        using var ended = new CancellationTokenSource();
        var output = Task.WhenAll(CopyAsync(process.StandardOutput, shared), CopyAsync(process.StandardError, shared));
        var probe = ProbeAsync(process, ended.Token);
        await process.WaitForExitAsync(CancellationToken.None);
        await ended.CancelAsync();
        await Task.WhenAll(output, probe);
        lock (_gate)
        {
            if (_process == process && Status.State is BotState.Starting or BotState.Running)
            {
                Become(BotState.Failed, exitCode: process.ExitCode);
            }
            else if (_process == process)
            {
                Become(Status.State);
            }
        }
    }

    private async Task ProbeAsync(Process process, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            if (await IsLiveAsync(ended))
            {
                lock (_gate)
                {
                    if (_process == process && Status.State == BotState.Starting)
                    {
                        Become(BotState.Running, process.Id);
                    }
                }

                return;
            }

            await Task.Delay(ProbeEvery, TimeProvider.System, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsLiveAsync(CancellationToken ended)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(_settings.Listen, "/health/live"), ended);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task CopyAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            await to.WriteLineAsync(line);
        }
    }

    private void Become(BotState state, int? processId = null, int? exitCode = null)
    {
        Volatile.Write(ref _status, new(state, processId, exitCode, _time.GetUtcNow()));
        Changes.Raise();
    }
}

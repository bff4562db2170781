using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BracketBot.Tests.Hosting;

/// <summary>The program in a process of its own, built or through a shell, with nothing inherited of this one's configuration.</summary>
internal sealed partial class BotProgram : IAsyncDisposable
{
    private const int Sigterm = 15;

    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private TaskCompletionSource _more = NewSignal();
    private bool _saidAll;

    private BotProgram(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>A bound for a test that hangs, never a measure of speed.</summary>
    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(120), TimeProvider.System).Token;

    public int Id => _process.Id;

    public static BotProgram Start(TempFolder folder, IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        new(StartInfo(folder.Path, settings, DotnetHost(), [Path.Combine(AppContext.BaseDirectory, "BracketBot.dll"), .. arguments]));

    /// <summary>Starts a line of a shell, which finds the same dotnet as the tests run on.</summary>
    public static BotProgram Shell(string folder, IEnumerable<KeyValuePair<string, string>> settings, string line)
    {
        var start = StartInfo(folder, settings, "sh", ["-c", line]);
        if (Path.GetDirectoryName(DotnetHost()) is { Length: > 0 } dotnet)
        {
            start.Environment["PATH"] = $"{dotnet}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        }

        return new BotProgram(start);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ended> RunAsync(TempFolder folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var program = Start(folder, settings, arguments);
        return await program.EndAsync();
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public void Terminate() => Assert.Equal(0, Kill(_process.Id, Sigterm));

    /// <summary>Waits for a line of its output; fails with all that it said where it ends without.</summary>
    public async Task<string> LineAsync(Func<string, bool> isIt)
    {
        var patience = Patience;
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_output.Find(line => isIt(line)) is { } line)
                {
                    return line;
                }

                Assert.False(_saidAll, string.Join('\n', ["The line did not come:", .. _output, .. _errors]));
                more = _more.Task;
            }

            await more.WaitAsync(patience);
        }
    }

    public async Task<Ended> EndAsync(CancellationToken? patience = null)
    {
        await _process.WaitForExitAsync(patience ?? Patience);
        lock (_gate)
        {
            return new Ended(_process.ExitCode, [.. _output], [.. _errors]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(Patience);
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string folder, IEnumerable<KeyValuePair<string, string>> settings, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsNotInherited).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }

    /// <summary>Settings; and what dotnet test sets for its own build, which is not for the builds that a command makes.</summary>
    private static bool IsNotInherited(string name) =>
        name.Contains("__", StringComparison.Ordinal) || name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Keep(List<string> lines, string? line)
    {
        lock (_gate)
        {
            if (line is { Length: > 0 })
            {
                lines.Add(line);
            }

            _saidAll |= line is null && lines == _output;
            _more.SetResult();
            _more = NewSignal();
        }
    }

    private static string DotnetHost()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : "dotnet";
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);

    internal sealed record Ended(int ExitCode, string[] Output, string[] Errors);
}

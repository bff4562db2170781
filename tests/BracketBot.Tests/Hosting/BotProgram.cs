using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace BracketBot.Tests.Hosting;

/// <summary>The built program in a process of its own, with a folder of its own and nothing inherited of this one's configuration.</summary>
internal sealed partial class BotProgram : IAsyncDisposable
{
    private const int Sigterm = 15;
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

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
    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(90), TimeProvider.System).Token;

    public int Id => _process.Id;

    public static BotProgram Start(TempFolder folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetHost())
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "BracketBot.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var inherited in start.Environment.Keys.Where(k => k.Contains("__", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
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

    public async Task<Ended> EndAsync()
    {
        await _process.WaitForExitAsync(Patience);
        lock (_output)
        {
            lock (_errors)
            {
                return new Ended(_process.ExitCode, Lines(_output), Lines(_errors));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(Patience);
        }

        _process.Dispose();
    }

    private static string[] Lines(StringBuilder text) => text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void Keep(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null)
            {
                text.Append(line).Append('\n');
            }
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

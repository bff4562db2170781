using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BracketBot.Sandbox.Bot;

/// <summary>Asks a process to end in good order, for which .NET has no call.</summary>
internal static partial class Termination
{
    private const int Sigterm = 15;

    public static void Ask(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else if (!process.HasExited)
        {
            _ = Kill(process.Id, Sigterm);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}

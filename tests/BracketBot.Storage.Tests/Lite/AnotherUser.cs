using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>Another user of this machine, without rights of root's.</summary>
[SupportedOSPlatform("linux")]
internal static class AnotherUser
{
    private const int Nobody = 65534;

    /// <summary>Runs something as one who may read a file and not write it.</summary>
    public static T MayOnlyRead<T>(string file, Func<T> run)
    {
        if (Environment.UserName != "root")
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
            return run();
        }

        // Root may do everything, so a thread goes as nobody, who still is of root's group and may look into the folder.
        File.SetUnixFileMode(
            Path.GetDirectoryName(file)!,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute);
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            _ = SetUser(Nobody);
            failure = Record.Exception(() => result = run());
        });
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw new InvalidOperationException(failure.Message, failure);
    }

    /// <summary>Of this thread, towards files.</summary>
    [DllImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetUser(int id);
}

using System.ComponentModel;
using System.Runtime.InteropServices;

namespace BracketBot.LoadDriver.Sockets;

/// <summary>Linux' epoll: which of many sockets have something to read, or take more again. For one thread.</summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Add = 1;
    private const int Modify = 3;
    private const int CloseOnExec = 0x80000;
    private const int MostAtOnce = 512;
    private const int Interrupted = 4;

    /// <summary>The kernel packs an event into 12 bytes on x64, and aligns it to 16 elsewhere.</summary>
    private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly int Stride = IsPacked ? 3 : 4;
    private static readonly int HandleAt = IsPacked ? 1 : 2;

    private readonly int _epoll = Checked(Create(CloseOnExec));
    private readonly int[] _events = new int[MostAtOnce * Stride];

    [Flags]
    public enum Readiness
    {
        In = 1,
        Out = 4,
        Error = 8,
        HungUp = 16,
    }

    public void Watch(int handle, Readiness readiness) => Change(Add, handle, readiness);

    public void WatchInstead(int handle, Readiness readiness) => Change(Modify, handle, readiness);

    /// <summary>How many are ready; 0 when <paramref name="most"/> is over.</summary>
    public int Wait(TimeSpan most)
    {
        var ready = WaitNative(_epoll, _events, MostAtOnce, new TimeSpec((long)most.TotalSeconds, most.Ticks % TimeSpan.TicksPerSecond * 100), 0);
        return ready < 0 && Marshal.GetLastPInvokeError() == Interrupted ? 0 : Checked(ready);
    }

    /// <param name="index">Below what <see cref="Wait"/> said.</param>
    public (int Handle, Readiness Readiness) Ready(int index) =>
        (_events[(index * Stride) + HandleAt], (Readiness)_events[index * Stride]);

    public void Dispose() => _ = Close(_epoll);

    private void Change(int operation, int handle, Readiness readiness)
    {
        var what = new int[4];
        what[0] = (int)readiness;
        what[HandleAt] = handle;
        Checked(Control(_epoll, operation, handle, what));
    }

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int handle, int[] what);

    [LibraryImport("libc", EntryPoint = "epoll_pwait2", SetLastError = true)]
    private static partial int WaitNative(int epoll, [Out] int[] events, int most, in TimeSpec timeout, nint signals);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);

    /// <summary>Of libc, on 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec(long seconds, long nanoseconds)
    {
        public readonly long Seconds = seconds;
        public readonly long Nanoseconds = nanoseconds;
    }
}

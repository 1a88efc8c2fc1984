using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Benchmarks.Load;

/// <summary>
/// Waits for a socket to the microsecond. <see cref="Socket.Poll(TimeSpan, SelectMode)"/> knows whole milliseconds only: a shorter wait returns at once, and a
/// thread that paces thousands of calls a second with it never sleeps, but takes a whole core from the server that it measures.
/// </summary>
internal static class SocketWait
{
    private const short ReadyToRead = 1;
    private const int NanosecondsPerTick = 100;

    /// <summary>Waits until there is something to read; false where there was nothing in that time.</summary>
    public static bool ForBytes(Socket socket, TimeSpan wait)
    {
        var asked = new Asked { Handle = (int)socket.Handle, Events = ReadyToRead };
        var time = new Time { Seconds = (nint)(wait.Ticks / TimeSpan.TicksPerSecond), Nanoseconds = (nint)(wait.Ticks % TimeSpan.TicksPerSecond * NanosecondsPerTick) };
        return Poll(ref asked, 1, ref time, 0) != 0;
    }

    [DllImport("libc", EntryPoint = "ppoll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref Asked sockets, nuint count, ref Time timeout, nint signals);

    [StructLayout(LayoutKind.Sequential)]
    private struct Asked
    {
        public int Handle;
        public short Events;
        public short Found;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}

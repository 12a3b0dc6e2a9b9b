using System.Runtime.InteropServices;

namespace Streaming.Demo.Processes;

/// <summary>Signals to a process and all that it started.</summary>
internal static class ProcessGroup
{
    /// <summary>Asks to end in good order.</summary>
    public const int Terminate = 15;

    /// <summary>Ends at once.</summary>
    public const int Kill = 9;

    /// <summary>Sends a signal to every process of a group; nothing happens where there is none any more.</summary>
    /// <param name="id">The number of the group, which is that of its first process.</param>
    /// <param name="signal">The signal.</param>
    public static void Send(int id, int signal) => _ = SendSignal(-id, signal);

    /// <summary>Sends a signal to one process; nothing happens where there is none any more.</summary>
    /// <param name="id">The number of the process.</param>
    /// <param name="signal">The signal.</param>
    public static void SendToOne(int id, int signal) => _ = SendSignal(id, signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int id, int signal);
}

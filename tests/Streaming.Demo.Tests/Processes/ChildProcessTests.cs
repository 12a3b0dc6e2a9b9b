using System.Diagnostics;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Tests.Processes;

public sealed class ChildProcessTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Launcher _launcher = new();

    public void Dispose() => _launcher.Dispose();

    [Fact]
    public async Task WaitForLineAsync_LineComes_Returns()
    {
        await using var child = await ShellAsync("echo ready; sleep 600");

        await child.WaitForLineAsync("ready", Timeout, CancellationToken.None);

        Assert.False(child.HasCrashed);
    }

    [Fact]
    public async Task WaitForLineAsync_ProcessEnds_TellsItsExitCodeAndLastLines()
    {
        await using var child = await ShellAsync("echo first; echo the reason >&2; exit 7");

        var failure = await Assert.ThrowsAsync<DemoException>(() => child.WaitForLineAsync("ready", Timeout, CancellationToken.None));

        Assert.StartsWith("part ended with exit code 7.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the reason", failure.Message, StringComparison.Ordinal);
        Assert.True(child.HasCrashed);
    }

    [Fact]
    public async Task StopAsync_ProcessWithChildren_EndsThemAll()
    {
        await using var child = await ShellAsync("sleep 600 & echo child $!; wait");
        await child.WaitForLineAsync("child", Timeout, CancellationToken.None);
        var grandchild = int.Parse(child.Tail.Trim().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

        await child.StopAsync();

        Assert.False(child.HasCrashed);
        await GoneAsync(grandchild);
    }

    [Fact]
    public async Task StartAsync_ProgramIsNotThere_TellsItsName()
    {
        var start = new ChildStart("part", "/no/such/program", []) { Folder = Path.GetTempPath() };

        // Where a helper program starts it, that one ends at once; else it is refused.
        var failure = await Assert.ThrowsAsync<DemoException>(async () =>
        {
            await using var child = await ChildProcess.StartAsync(_launcher, start);
            await child.WaitForLineAsync("ready", Timeout, CancellationToken.None);
        });

        Assert.StartsWith("part ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_LogFile_GetsEveryLine()
    {
        using var folder = new Streaming.Testing.Servers.Processes.TemporaryFolder();
        var start = new ChildStart("part", "/bin/sh", ["-c", "for i in $(seq 100); do echo line $i; done"]) { Folder = folder.FullPath, LogFile = folder["part.log"] };

        await using (var child = await ChildProcess.StartAsync(_launcher, start))
        {
            await child.Exited;
            await child.CrashAsync();
        }

        Assert.Equal(100, (await File.ReadAllLinesAsync(folder["part.log"])).Length);
    }

    private Task<ChildProcess> ShellAsync(string script) =>
        ChildProcess.StartAsync(_launcher, new("part", "/bin/sh", ["-c", script]) { Folder = Path.GetTempPath() });

    // A signal is on its way for a moment.
    private static async Task GoneAsync(int id)
    {
        using var limit = new CancellationTokenSource(Timeout);
        while (IsRunning(id))
        {
            await Task.Delay(10, limit.Token);
        }
    }

    // A process that has ended may still be there by number until somebody asks for its exit code.
    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or IOException)
        {
            return false;
        }
    }
}

using System.IO.Compression;
using Streaming.Replay.Cli;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Replay.Tests.Cli;

public sealed class CutOffTests : IAsyncLifetime, IDisposable
{
    private readonly MockKafkaFixture _mock = new();
    private readonly string _file = Path.GetTempFileName();

    public Task InitializeAsync() => _mock.InitializeAsync();

    public Task DisposeAsync() => _mock.DisposeAsync();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(1, CommandErrors.Failed)]
    [InlineData(0, CommandErrors.Ok)]
    public async Task Replay_GzipOfEvents_EndsWellOnlyWhereItIsWhole(int missing, int expected)
    {
        var whole = await File.ReadAllBytesAsync(BundledEvents.Path);
        await File.WriteAllBytesAsync(_file, whole[..^missing]);

        Assert.Equal(expected, await ReplayCommand.Create().Parse([_file, "--bootstrap", _mock.Server!.BootstrapServers]).InvokeAsync());
    }

    [Fact]
    public async Task Import_LogBreaksOff_EndsBadlyAndWritesNothing()
    {
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("number,incident_state\n"u8);
        }

        await File.WriteAllBytesAsync(_file, bytes.ToArray()[..^8]);
        var output = _file + ".out";

        Assert.Equal(CommandErrors.Failed, await ImportCommand.Create().Parse([_file, "--output", output]).InvokeAsync());
        Assert.False(File.Exists(output));
    }
}

using Streaming.Domain.Shards;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;
using static Streaming.Redis.Tests.Support.Writes;

namespace Streaming.Redis.Tests.Reading;

/// <summary>Takes pages in, but stands still at the first one until it is told to go on.</summary>
internal sealed class PausingTarget : IShardSnapshotTarget, IDisposable
{
    private readonly TaskCompletionSource _firstPage = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _goOn = new();

    public HashSet<string> Pages { get; } = [];

    public Task FirstPage => _firstPage.Task;

    public void GoOn() => _goOn.Set();

    public void Begin(ShardGuard guard) => Pages.Clear();

    public void AddName(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value)
    {
    }

    public long AddPage(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value)
    {
        Pages.Add(Text(field));
        _firstPage.TrySetResult();
        _goOn.Wait(TimeSpan.FromSeconds(30));
        return LogField.Version(value);
    }

    public void AddTickets(ShardLogEntry entry)
    {
    }

    public void AddDormant(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> state)
    {
    }

    public void AddChange(ShardLogEntry entry)
    {
    }

    public void Dispose() => _goOn.Dispose();
}

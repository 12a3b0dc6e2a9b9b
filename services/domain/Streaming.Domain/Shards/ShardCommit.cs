using System.Buffers;

namespace Streaming.Domain.Shards;

/// <summary>
/// One atomic step of a shard: performed by the store only if the stored epoch is the owner's and the stored version is
/// <see cref="Version"/> - 1. Disposing it gives its memory back, so do that only when the store has answered.
/// </summary>
/// <param name="Epoch">The owner's epoch.</param>
/// <param name="Version">The version that this commit makes.</param>
/// <param name="Meta">Replaces the guard's meta.</param>
/// <param name="Writes">Fields to set and delete; values are absolute, so that none depends on what was stored before.</param>
/// <param name="PayloadBytes">Bytes of all fields and values together.</param>
public sealed record ShardCommit(
    ShardEpoch Epoch,
    long Version,
    ReadOnlyMemory<byte> Meta,
    IReadOnlyList<FieldWrite> Writes,
    long PayloadBytes) : IDisposable
{
    private IReadOnlyList<byte[]> _rented = [];
    private FieldWrite[]? _rentedWrites;

    internal IReadOnlyList<byte[]> Rented
    {
        init => _rented = value;
    }

    internal FieldWrite[] RentedWrites
    {
        init => _rentedWrites = value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var array in _rented)
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        _rented = [];
        if (_rentedWrites is not null)
        {
            ArrayPool<FieldWrite>.Shared.Return(_rentedWrites, clearArray: true);
            _rentedWrites = null;
        }
    }
}

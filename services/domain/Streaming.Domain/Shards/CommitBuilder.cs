using System.Buffers;
using System.Buffers.Binary;

namespace Streaming.Domain.Shards;

/// <summary>Collects the writes of one commit, in rented memory.</summary>
internal sealed class CommitBuilder
{
    private readonly List<FieldWrite> _writes = [];
    private readonly List<byte[]> _rented = [];

    /// <summary>Bytes of all fields and values so far.</summary>
    public long PayloadBytes { get; private set; }

    /// <summary>Sets a field; copies the value.</summary>
    public void Set(ShardHash hash, ReadOnlyMemory<byte> field, ReadOnlySpan<byte> value)
    {
        var copy = ArrayPool<byte>.Shared.Rent(value.Length);
        value.CopyTo(copy);
        _rented.Add(copy);
        _writes.Add(new FieldWrite(hash, field, copy.AsMemory(0, value.Length)));
        PayloadBytes += field.Length + value.Length;
    }

    /// <summary>Deletes a field.</summary>
    public void Delete(ShardHash hash, ReadOnlyMemory<byte> field)
    {
        _writes.Add(new FieldWrite(hash, field, null));
        PayloadBytes += field.Length;
    }

    /// <summary>The field of a log entry.</summary>
    public static byte[] VersionField(long version)
    {
        var field = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(field, version);
        return field;
    }

    /// <summary>The commit.</summary>
    public ShardCommit Build(ShardEpoch epoch, long version, byte[] meta) =>
        new(epoch, version, meta, _writes, PayloadBytes) { Rented = _rented };
}

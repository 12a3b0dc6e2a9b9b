using System.Buffers;
using System.Buffers.Binary;
using Streaming.Domain.Binary;

namespace Streaming.Domain.Shards;

/// <summary>Collects the writes of one commit, in rented memory: small values share arrays, for a pool that is asked for many keeps few.</summary>
internal sealed class CommitBuilder
{
    private const int SharedBytes = 32 * 1024;
    private const int MostSharedBytes = SharedBytes / 4;

    private readonly List<byte[]> _rented = [];
    private FieldWrite[] _writes = ArrayPool<FieldWrite>.Shared.Rent(64);
    private int _count;
    private Memory<byte> _shared;

    /// <summary>Bytes of all fields and values so far.</summary>
    public long PayloadBytes { get; private set; }

    /// <summary>Number of fields so far.</summary>
    public int FieldCount => _count;

    /// <summary>Sets a field; copies the value.</summary>
    public void Set(ShardHash hash, ReadOnlyMemory<byte> field, ReadOnlySpan<byte> value)
    {
        var copy = Take(value.Length);
        value.CopyTo(copy.Span);
        Add(new FieldWrite(hash, field, copy));
        PayloadBytes += field.Length + value.Length;
    }

    /// <summary>Sets a field to what was written, packed where that is worth it, and disposes the writer: the memory of a large value goes over to the commit.</summary>
    /// <returns>Bytes that the value has in the store.</returns>
    public int Set(ShardHash hash, ReadOnlyMemory<byte> field, ref ByteWriter writer)
    {
        var length = writer.Length;
        if (length >= ValuePacker.LeastBytes)
        {
            var array = ArrayPool<byte>.Shared.Rent(ValuePacker.MostPackedBytes(length));
            var packed = ValuePacker.Pack(writer.Written, array);
            if (packed < length)
            {
                writer.Dispose();
                Give(hash, field, array, packed);
                return packed;
            }

            ArrayPool<byte>.Shared.Return(array);
        }

        Give(hash, field, writer.Detach(), length);
        return length;
    }

    /// <summary>Copies a field's name, which need not outlive this call.</summary>
    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> field)
    {
        var copy = Take(field.Length);
        field.CopyTo(copy.Span);
        return copy;
    }

    /// <summary>Deletes a field.</summary>
    public void Delete(ShardHash hash, ReadOnlyMemory<byte> field)
    {
        Add(new FieldWrite(hash, field, null));
        PayloadBytes += field.Length;
    }

    /// <summary>The field of a log entry.</summary>
    public static byte[] VersionField(long version)
    {
        var field = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(field, version);
        return field;
    }

    /// <summary>The commit, to which the memory belongs from now on.</summary>
    public ShardCommit Build(ShardEpoch epoch, long version, byte[] meta) =>
        new(epoch, version, meta, new ArraySegment<FieldWrite>(_writes, 0, _count), PayloadBytes) { Rented = _rented, RentedWrites = _writes };

    /// <summary>Sets a field to what a pooled array begins with; the array belongs to the commit from now on.</summary>
    private void Give(ShardHash hash, ReadOnlyMemory<byte> field, byte[] array, int length)
    {
        if (length <= MostSharedBytes)
        {
            Set(hash, field, array.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(array);
            return;
        }

        _rented.Add(array);
        Add(new FieldWrite(hash, field, array.AsMemory(0, length)));
        PayloadBytes += field.Length + length;
    }

    private void Add(in FieldWrite write)
    {
        if (_count == _writes.Length)
        {
            var larger = ArrayPool<FieldWrite>.Shared.Rent(_count * 2);
            _writes.CopyTo(larger, 0);
            ArrayPool<FieldWrite>.Shared.Return(_writes, clearArray: true);
            _writes = larger;
        }

        _writes[_count++] = write;
    }

    private Memory<byte> Take(int length)
    {
        if (length > MostSharedBytes)
        {
            return Rent(length)[..length];
        }

        if (_shared.Length < length)
        {
            _shared = Rent(SharedBytes);
        }

        var taken = _shared[..length];
        _shared = _shared[length..];
        return taken;
    }

    private Memory<byte> Rent(int length)
    {
        var array = ArrayPool<byte>.Shared.Rent(length);
        _rented.Add(array);
        return array;
    }
}

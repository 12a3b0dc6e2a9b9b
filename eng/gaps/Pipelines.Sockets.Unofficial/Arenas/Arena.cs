using System.Buffers;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Hands out pieces of one reused array, all taken back at once by <see cref="Reset"/>.</summary>
/// <remarks>Not safe for several threads. A piece is always contiguous; when the array is full, a larger one takes its place.</remarks>
public sealed class Arena<T> : IDisposable
{
    private const int DefaultBlockSizeBytes = 16 * 1024;

    private readonly ArenaFlags _flags;
    private T[] _block;
    private int _used;

    public Arena(ArenaOptions? options = null, Allocator<T>? allocator = null)
    {
        if (allocator is not null)
        {
            throw new NotSupportedException("Arenas here take their memory from the garbage collector only.");
        }

        options ??= ArenaOptions.Default;
        _flags = options.Flags;
        var bytes = options.BlockSizeBytes > 0 ? options.BlockSizeBytes : DefaultBlockSizeBytes;
        _block = new T[Math.Max(16, bytes / Unsafe.SizeOf<T>())];
    }

    public Sequence<T> Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0)
        {
            return default;
        }

        if (length > _block.Length - _used)
        {
            // What was handed out keeps the old array alive until it is dropped.
            _block = new T[Math.Max(length, Math.Min(_block.Length * 2, Array.MaxLength))];
            _used = 0;
        }

        var sequence = new Sequence<T>(_block, _used, length);
        _used += length;
        return sequence;
    }

    /// <summary>Takes everything back; what was handed out must no longer be used.</summary>
    public void Reset()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>() || (_flags & ArenaFlags.ClearAtReset) != 0)
        {
            // References must not outlive their use.
            _block.AsSpan(0, _used).Clear();
        }

        _used = 0;
    }

    public void Dispose()
    {
        Reset();
        _block = [];
    }
}

/// <summary>A source of memory for an arena; here only a name in a signature.</summary>
public abstract class Allocator<T>
{
    public abstract IMemoryOwner<T> Allocate(int length);
}

/// <summary>How an arena treats its memory.</summary>
[Flags]
public enum ArenaFlags
{
    None = 0,
    ClearAtReset = 1,
    ClearAtDispose = 2,
    PreferUnmanaged = 4,
    PreferPinned = 8,
    BlittableNonPaddedSharing = 16,
    BlittablePaddedSharing = 32,
}

/// <summary>How an arena is made.</summary>
public sealed class ArenaOptions(ArenaFlags flags = ArenaFlags.BlittableNonPaddedSharing, int blockSizeBytes = 0, Func<long, long, long>? retentionPolicy = null)
{
    public static ArenaOptions Default { get; } = new();

    public ArenaFlags Flags { get; } = flags;

    public int BlockSizeBytes { get; } = blockSizeBytes;

    public Func<long, long, long>? RetentionPolicy { get; } = retentionPolicy;
}

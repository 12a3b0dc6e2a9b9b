using System.Buffers.Binary;
using System.Collections.Concurrent;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Query.Tickets;

/// <summary>
/// Ticket states one behind the other. Only ever appended to, by the index's writer; what was written never changes, so that snapshots may
/// go on reading it.
/// </summary>
/// <param name="size">Bytes that it has room for.</param>
internal sealed class TicketBlock(int size)
{
    private const int SlotAt = 0;
    private const int KeyLengthAt = 4;
    private const int StateLengthAt = 8;
    private const int VersionAt = 12;
    private const int HeaderBytes = 20;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(size);
    private ConcurrentDictionary<int, IReadOnlyList<SurveyComment>>? _comments;

    /// <summary>Bytes written.</summary>
    public int Used { get; private set; }

    /// <summary>Bytes of entries that still hold, as its owner counts them.</summary>
    public int Live { get; set; }

    /// <summary>Whether what still holds is being moved elsewhere.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>Bytes that an entry takes.</summary>
    /// <param name="key">The ticket's key.</param>
    /// <param name="state">Its state.</param>
    public static int BytesOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state) => HeaderBytes + key.Length + state.Length;

    /// <summary>Whether there is room for an entry.</summary>
    /// <param name="bytes">Its bytes.</param>
    public bool HasRoom(int bytes) => size - Used >= bytes;

    /// <summary>Appends an entry; only where <see cref="HasRoom"/>.</summary>
    /// <param name="slot">The ticket's slot.</param>
    /// <param name="key">Its key.</param>
    /// <param name="state">Its state.</param>
    /// <param name="version">The commit that wrote it.</param>
    public TicketEntry Add(int slot, ReadOnlySpan<byte> key, ReadOnlySpan<byte> state, long version)
    {
        var start = Used;
        var entry = _bytes.AsSpan(start, BytesOf(key, state));
        BinaryPrimitives.WriteInt32LittleEndian(entry[SlotAt..], slot);
        BinaryPrimitives.WriteInt32LittleEndian(entry[KeyLengthAt..], key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(entry[StateLengthAt..], state.Length);
        BinaryPrimitives.WriteInt64LittleEndian(entry[VersionAt..], version);
        key.CopyTo(entry[HeaderBytes..]);
        state.CopyTo(entry[(HeaderBytes + key.Length)..]);
        Used += entry.Length;
        return new TicketEntry(this, start);
    }

    /// <summary>The entry that begins somewhere.</summary>
    /// <param name="start">0, or where another entry ends.</param>
    /// <param name="slot">The slot that it was written for.</param>
    /// <param name="end">Where it ends.</param>
    public TicketEntry EntryAt(int start, out int slot, out int end)
    {
        slot = IntAt(start + SlotAt);
        end = start + HeaderBytes + IntAt(start + KeyLengthAt) + IntAt(start + StateLengthAt);
        return new TicketEntry(this, start);
    }

    /// <summary>The version of an entry.</summary>
    /// <param name="start">Where it begins.</param>
    public long VersionOf(int start) => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(start + VersionAt));

    /// <summary>The key of an entry.</summary>
    /// <param name="start">Where it begins.</param>
    public ReadOnlySpan<byte> KeyOf(int start) => _bytes.AsSpan(start + HeaderBytes, IntAt(start + KeyLengthAt));

    /// <summary>The state of an entry.</summary>
    /// <param name="start">Where it begins.</param>
    public ReadOnlySpan<byte> StateOf(int start) => _bytes.AsSpan(start + HeaderBytes + IntAt(start + KeyLengthAt), IntAt(start + StateLengthAt));

    /// <summary>The comments of an entry, read once. Safe for use by many threads.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="read">Reads them.</param>
    public IReadOnlyList<SurveyComment> CommentsOf(int start, Func<TicketEntry, IReadOnlyList<SurveyComment>> read)
    {
        var known = _comments ?? Interlocked.CompareExchange(ref _comments, new(), null) ?? _comments;
        return known.GetOrAdd(start, static (start, from) => from.Read(new TicketEntry(from.Block, start)), (Block: this, Read: read));
    }

    private int IntAt(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));
}

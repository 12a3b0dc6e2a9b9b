using Streaming.Domain.Binary;
using Streaming.Domain.Names;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>What was last said to the outside of one clock.</summary>
internal struct PublishedClock
{
    public ClockKind Kind;
    public int Cycle;

    /// <summary>The policy that it was said of.</summary>
    public NameId Policy;

    /// <summary>What was said.</summary>
    public ClockSign Sign;

    /// <summary>How many thresholds were said to be passed; only at risk.</summary>
    public int Thresholds;

    /// <summary>The revision of the last message about the clock.</summary>
    public long Revision;

    /// <summary>The instant that the last message was about, Unix milliseconds.</summary>
    public long AtMs;
}

/// <summary>What may have been said of a clock. The numbers are stored: they are never reused.</summary>
public enum ClockSign : byte
{
    /// <summary>Nothing, or nothing any more.</summary>
    None = 0,

    /// <summary>At risk.</summary>
    AtRisk = 1,

    /// <summary>Breached.</summary>
    Breached = 2,

    /// <summary>Met.</summary>
    Met = 3,
}

/// <summary>What was last said of each clock of a ticket; kept and filled anew for each ticket.</summary>
internal sealed class PublishedClocks
{
    private const int FirstItems = 8;

    private PublishedClock[] _items = [];

    /// <summary>Number of clocks.</summary>
    public int Count { get; private set; }

    /// <summary>The clocks.</summary>
    public Span<PublishedClock> Items => _items.AsSpan(0, Count);

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>The place of a clock; a new one where it was not known.</summary>
    public ref PublishedClock Find(ClockKind kind, int cycle)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_items[i].Kind == kind && _items[i].Cycle == cycle)
            {
                return ref _items[i];
            }
        }

        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(FirstItems, Count * 2));
        }

        _items[Count] = new PublishedClock { Kind = kind, Cycle = cycle };
        return ref _items[Count++];
    }

    /// <summary>Forgets the clocks of a kind before a cycle, and those of which nothing was ever said.</summary>
    public void Forget(ReadOnlySpan<int> firstCycles)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_items[i].Revision > 0 && _items[i].Cycle >= firstCycles[(int)_items[i].Kind])
            {
                _items[kept++] = _items[i];
            }
        }

        Count = kept;
    }

    /// <summary>Appends the stored form.</summary>
    public void Write(ref ByteWriter writer)
    {
        writer.WriteUnsigned((ulong)Count);
        foreach (ref readonly var item in Items)
        {
            writer.WriteByte((byte)(((int)item.Sign << 4) | (int)item.Kind));
            writer.WriteUnsigned((ulong)item.Cycle);
            writer.WriteUnsigned((ulong)item.Policy.Value);
            writer.WriteUnsigned((ulong)item.Thresholds);
            writer.WriteUnsigned((ulong)item.Revision);
            writer.WriteSigned(item.AtMs);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public void Read(ref ByteReader reader)
    {
        Clear();
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            var head = reader.ReadByte();
            ref var item = ref Find((ClockKind)(head & 15), reader.ReadInt());
            item.Sign = (ClockSign)(head >> 4);
            item.Policy = new NameId(reader.ReadInt());
            item.Thresholds = reader.ReadInt();
            item.Revision = (long)reader.ReadUnsigned();
            item.AtMs = reader.ReadSigned();
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>Finds tickets by the bytes of their keys.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class TicketMap
{
    private readonly Dictionary<byte[], TicketSlot> _slots = new(KeyComparer.Instance);
    private readonly Dictionary<byte[], TicketSlot>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>An empty map.</summary>
    public TicketMap()
    {
        _lookup = _slots.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Number of tickets.</summary>
    public int Count => _slots.Count;

    /// <summary>All tickets.</summary>
    public IReadOnlyCollection<TicketSlot> Slots => _slots.Values;

    /// <summary>The ticket of a key, or <see langword="null"/>.</summary>
    public TicketSlot? Find(ReadOnlySpan<byte> key) => _lookup.TryGetValue(key, out var slot) ? slot : null;

    /// <summary>Adds a ticket.</summary>
    public TicketSlot Add(ReadOnlySpan<byte> key)
    {
        var slot = new TicketSlot(key.ToArray());
        _slots.Add(slot.Key, slot);
        return slot;
    }

    /// <summary>Removes a ticket.</summary>
    public void Remove(TicketSlot slot)
    {
        slot.IsRemoved = true;
        _slots.Remove(slot.Key);
    }

    private sealed class KeyComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] key) => Utf8Hash.Of(key);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => Utf8Hash.Of(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}

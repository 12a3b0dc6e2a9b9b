using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>The key of a ticket's state within its shard: kind of subject, tenant and id, as bytes.</summary>
public static class TicketKey
{
    /// <summary>Most bytes of a key: kind, tenant (5) and an id of 256 bytes.</summary>
    public const int MaxBytes = 1 + 5 + 256;

    /// <summary>Writes a key.</summary>
    /// <param name="destination">At least <see cref="MaxBytes"/> bytes.</param>
    /// <param name="kind">What the id names.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The id, at most 256 bytes.</param>
    /// <returns>The bytes written.</returns>
    public static int Write(Span<byte> destination, SubjectKind kind, NameId tenant, ReadOnlySpan<byte> id)
    {
        destination[0] = (byte)kind;
        var at = 1;
        var value = (uint)tenant.Value;
        while (value >= 0x80)
        {
            destination[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        destination[at++] = (byte)value;
        id.CopyTo(destination[at..]);
        return at + id.Length;
    }

    /// <summary>The tenant of a key.</summary>
    /// <param name="key">A key that <see cref="Write"/> made.</param>
    public static NameId Tenant(ReadOnlySpan<byte> key)
    {
        var reader = new ByteReader(key[1..]);
        return new NameId(reader.ReadInt());
    }

    /// <summary>What the id of a key names.</summary>
    /// <param name="key">A key that <see cref="Write"/> made.</param>
    public static SubjectKind Kind(ReadOnlySpan<byte> key) => (SubjectKind)key[0];

    /// <summary>The id of a key, as UTF-8.</summary>
    /// <param name="key">A key that <see cref="Write"/> made.</param>
    public static ReadOnlySpan<byte> Id(ReadOnlySpan<byte> key)
    {
        var reader = new ByteReader(key[1..]);
        reader.ReadInt();
        return key[(1 + reader.Consumed)..];
    }

    /// <summary>Whether a key is of what tickets are counted by: a ticket, a response or a call; not of a customer, money or the workforce.</summary>
    /// <param name="key">A key that <see cref="Write"/> made.</param>
    public static bool IsOfTickets(ReadOnlySpan<byte> key) => key[0] < (byte)SubjectKind.Customer;
}

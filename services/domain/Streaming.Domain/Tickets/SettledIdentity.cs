using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>The identity of the last settled fact: its place among facts of the same time, sequence and rank.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Key">Which of its fields identifies it.</param>
/// <param name="Value">That field's bytes.</param>
/// <param name="Revision">Its revision.</param>
internal sealed record SettledIdentity(NameId Source, IdentityKey Key, ReadOnlyMemory<byte> Value, long Revision)
{
    /// <summary>Compares it with a fact of the same time, sequence and rank, as the order of facts has it.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="identity">Its identity's bytes.</param>
    /// <param name="names">The shard's names.</param>
    public int CompareTo(in Fact fact, ReadOnlySpan<byte> identity, NameTable names)
    {
        var order = Source == fact.Source ? 0 : names.Utf8(Source).SequenceCompareTo(names.Utf8(fact.Source));
        order = order != 0 ? order : Key.CompareTo(fact.IdentityKey);
        order = order != 0 ? order : Value.Span.SequenceCompareTo(identity);
        return order != 0 ? order : Revision.CompareTo(fact.Revision);
    }

    /// <summary>Appends the stored form.</summary>
    public void Write(ref ByteWriter writer)
    {
        writer.WriteUnsigned((ulong)Source.Value);
        writer.WriteByte((byte)Key);
        writer.WriteBytes(Value.Span);
        writer.WriteSigned(Revision);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SettledIdentity Read(ref ByteReader reader) =>
        new(new NameId(reader.ReadInt()), (IdentityKey)reader.ReadByte(), reader.ReadBytes().ToArray(), reader.ReadSigned());
}

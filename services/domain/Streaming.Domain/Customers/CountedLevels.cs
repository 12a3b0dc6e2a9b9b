using Streaming.Domain.Binary;

namespace Streaming.Domain.Customers;

/// <summary>What of a customer, or of a representative, counts in the levels, and under which split.</summary>
/// <param name="Split">The split; meaningless while not present.</param>
/// <param name="IsPresent">Whether the subject counts at all.</param>
/// <param name="Score">The health score in millionths of a point; -1 for none.</param>
/// <param name="IsPartial">Whether the score lacks a component.</param>
/// <param name="IsUser">Whether any product was really used.</param>
/// <param name="IsBuyer">Whether any product was bought.</param>
internal readonly record struct CountedLevels(int Split, bool IsPresent, long Score, bool IsPartial, bool IsUser, bool IsBuyer)
{
    /// <summary>Appends the stored form.</summary>
    public void Write(ref ByteWriter writer)
    {
        writer.WriteByte((byte)((IsPresent ? 1 : 0) | (IsPartial ? 2 : 0) | (IsUser ? 4 : 0) | (IsBuyer ? 8 : 0)));
        writer.WriteUnsigned((ulong)Split);
        writer.WriteSigned(Score);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CountedLevels Read(ref ByteReader reader)
    {
        var flags = reader.ReadByte();
        return new CountedLevels(reader.ReadInt(), (flags & 1) != 0, reader.ReadSigned(), (flags & 2) != 0, (flags & 4) != 0, (flags & 8) != 0);
    }
}

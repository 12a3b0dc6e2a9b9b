using System.Buffers.Text;
using Streaming.Domain.Binary;
using Streaming.Domain.Events;

namespace Streaming.Domain.Tickets;

/// <summary>
/// The stored form of a fact's identity. A UUID is its sixteen bytes; any other is what it does not share with the identity before, for many systems
/// number what they send.
/// </summary>
internal static class IdentityCodec
{
    private const int UuidLength = 36;
    private const int UuidBytes = 16;

    // Below this, saying how much is shared takes as much as it saves.
    private const int LeastShared = 3;

    // The first number: the length, twice, and whether the beginning is shared; 1 alone, which would be a length of zero, is a UUID.
    private const int Shares = 1;
    private const int Uuid = 1;

    /// <summary>Appends an identity.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="identity">Its bytes.</param>
    /// <param name="previous">The identity of the fact before; empty for the first.</param>
    public static void Write(ref ByteWriter writer, ReadOnlySpan<byte> identity, ReadOnlySpan<byte> previous)
    {
        if (identity.Length == UuidLength && IsUuid(identity, out var uuid))
        {
            writer.WriteByte(Uuid);
            uuid.TryWriteBytes(writer.Reserve(UuidBytes));
            writer.Advance(UuidBytes);
            return;
        }

        var shared = identity.CommonPrefixLength(previous);
        if (shared < LeastShared)
        {
            writer.WriteUnsigned((ulong)identity.Length << 1);
            writer.WriteRaw(identity);
            return;
        }

        writer.WriteUnsigned(((ulong)identity.Length << 1) | Shares);
        writer.WriteUnsigned((ulong)shared);
        writer.WriteRaw(identity[shared..]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote into the text of a workspace.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="workspace">Receives the bytes.</param>
    /// <param name="previous">The identity of the fact before, in the same workspace; absent for the first.</param>
    /// <exception cref="InvalidDataException">The bytes are not an identity.</exception>
    public static TextRef Read(ref ByteReader reader, TicketWorkspace workspace, TextRef previous)
    {
        var head = reader.ReadUnsigned();
        if (head == Uuid)
        {
            var text = workspace.NewText(UuidLength);
            new Guid(reader.ReadRaw(UuidBytes)).TryFormat(workspace.Text(text), out _);
            return text;
        }

        var shared = (head & Shares) != 0 ? reader.ReadInt() : 0;
        var length = head >> 1;
        if (shared > previous.Length || (ulong)shared > length || length > int.MaxValue)
        {
            throw new InvalidDataException("A stored identity shares more with the one before than there is.");
        }

        var rest = reader.ReadRaw((int)length - shared);
        var whole = workspace.NewText((int)length);
        var bytes = workspace.Text(whole);
        workspace.Text(previous)[..shared].CopyTo(bytes);
        rest.CopyTo(bytes[shared..]);
        return whole;
    }

    /// <summary>Whether these are a UUID as its bytes would be written again: in small letters.</summary>
    private static bool IsUuid(ReadOnlySpan<byte> identity, out Guid uuid) =>
        Utf8Parser.TryParse(identity, out uuid, out var length, 'D') && length == UuidLength && identity.IndexOfAnyInRange((byte)'A', (byte)'F') < 0;
}

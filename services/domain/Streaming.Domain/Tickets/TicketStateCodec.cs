using System.Buffers.Binary;
using Streaming.Domain.Binary;

namespace Streaming.Domain.Tickets;

/// <summary>
/// The stored form of a ticket's state: its facts, what settled ones left behind, and the contributions last committed with the
/// configuration that made them. The first byte is the format.
/// </summary>
internal static class TicketStateCodec
{
    private const byte Format = 1;

    /// <summary>Appends a state.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="workspace">The facts.</param>
    /// <param name="contributions">The contributions that go with them.</param>
    /// <param name="configurationHash">The configuration that made the contributions.</param>
    public static void Write(ref ByteWriter writer, TicketWorkspace workspace, ContributionList contributions, ulong configurationHash)
    {
        writer.WriteByte(Format);
        writer.WriteBigEndian((long)configurationHash);
        writer.WriteByte(workspace.Base is null ? (byte)0 : (byte)1);
        workspace.Base?.Write(ref writer);
        writer.WriteUnsigned((ulong)workspace.Count);
        var previousMs = 0L;
        foreach (ref readonly var fact in workspace.Facts)
        {
            FactCodec.Write(ref writer, fact, workspace.Identity(fact), previousMs);
            previousMs = fact.TimeMs;
        }

        ContributionCodec.Write(ref writer, contributions.Items);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, into a workspace that is clear.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static void Read(ReadOnlySpan<byte> state, TicketWorkspace workspace)
    {
        if (state.Length < 9 || state[0] != Format)
        {
            throw new InvalidDataException(
                $"A stored ticket state has format {(state.IsEmpty ? -1 : state[0])}, and this version reads format {Format} only: run the version that wrote it, or rebuild the shard by replay.");
        }

        workspace.ConfigurationHash = BinaryPrimitives.ReadUInt64BigEndian(state[1..]);
        var reader = new ByteReader(state[9..]);
        workspace.Base = reader.ReadByte() == 0 ? null : SettledBase.Read(ref reader);
        var previousMs = 0L;
        var fact = default(Fact);
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            var identity = FactCodec.Read(ref reader, ref fact, previousMs);
            previousMs = fact.TimeMs;
            workspace.Append(ref fact, identity);
        }

        ContributionCodec.Read(ref reader, workspace.Committed);
    }
}

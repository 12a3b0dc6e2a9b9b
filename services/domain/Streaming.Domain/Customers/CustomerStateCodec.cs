using Streaming.Domain.Binary;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>
/// The stored form of the state of what is no ticket: a customer, a count of the base, a session, a cost or revenue, a representative. Its
/// contributions last committed, then its facts and what settled ones left behind. The first byte is the format.
/// </summary>
internal static class CustomerStateCodec
{
    // Apart from the formats of tickets' states, so that neither is taken for the other.
    private const byte Format = 0x43;

    // Facts were settled by a version that remembers which; all else is as in the format before.
    private const byte FormatWithPast = 0x44;

    // Before contributions and identities were packed, 0x41 was a state without answers to surveys, and 0x42 one with.
    private const byte FirstFormat = 0x41;

    /// <summary>Appends a state.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="workspace">The facts.</param>
    /// <param name="contributions">What the subject contributes, of which settled facts' is left out.</param>
    /// <param name="configurationHash">The configuration that found so.</param>
    public static void Write(ref ByteWriter writer, TicketWorkspace workspace, ContributionList contributions, ulong configurationHash)
    {
        writer.WriteByte(workspace.CustomerBase is { Past.Last: not null } ? FormatWithPast : Format);
        ContributionCodec.Write(ref writer, contributions.Items[(workspace.CustomerBase?.Contributions.Length ?? 0)..]);
        writer.WriteBigEndian((long)configurationHash);
        writer.WriteByte(workspace.CustomerBase is null ? (byte)0 : (byte)1);
        workspace.CustomerBase?.Write(ref writer);
        FactCodec.Write(ref writer, workspace);
    }

    /// <summary>Reads the facts of what <see cref="Write"/> wrote, into a workspace that is clear.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static void Read(ReadOnlySpan<byte> state, TicketWorkspace workspace)
    {
        var isPacked = ReadFormat(state);
        var reader = new ByteReader(state[1..]);
        ContributionCodec.Skip(ref reader, isPacked);
        reader.ReadBigEndian();
        workspace.CustomerBase = reader.ReadByte() == 0 ? null : CustomerBase.Read(ref reader, state[0] == FormatWithPast);
        FactCodec.Read(ref reader, workspace, isPacked);
    }

    /// <summary>Reads the contributions of what <see cref="Write"/> wrote.</summary>
    /// <param name="state">The state.</param>
    /// <param name="contributions">Receives them, and nothing else.</param>
    /// <param name="known">Contributions of which those that the state begins with are left out.</param>
    /// <returns>How many were left out.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static int ReadContributions(ReadOnlySpan<byte> state, ContributionList contributions, ReadOnlySpan<Contribution> known = default)
    {
        var isPacked = ReadFormat(state);
        var reader = new ByteReader(state[1..]);
        return ContributionCodec.Read(ref reader, contributions, isPacked, known);
    }

    /// <returns>Whether contributions and identities are packed.</returns>
    private static bool ReadFormat(ReadOnlySpan<byte> state) => state is [>= FirstFormat and <= FormatWithPast, ..]
        ? state[0] >= Format
        : throw new InvalidDataException(
            $"A stored customer state has format {(state.IsEmpty ? -1 : state[0])}, and this version reads formats {FirstFormat} to {FormatWithPast} only: run the version that wrote it, or rebuild the shard by replay.");
}

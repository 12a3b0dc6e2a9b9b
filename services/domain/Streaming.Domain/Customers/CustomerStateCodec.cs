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
    private const byte Format = 0x41;

    // With answers to surveys; states without keep the form that they had before there were any.
    private const byte FormatWithAnswers = 0x42;

    /// <summary>Appends a state.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="workspace">The facts.</param>
    /// <param name="contributions">What the subject contributes, of which settled facts' is left out.</param>
    /// <param name="configurationHash">The configuration that found so.</param>
    public static void Write(ref ByteWriter writer, TicketWorkspace workspace, ContributionList contributions, ulong configurationHash)
    {
        writer.WriteByte(HasAnswers(workspace) ? FormatWithAnswers : Format);
        ContributionCodec.Write(ref writer, contributions.Items[(workspace.CustomerBase?.Contributions.Length ?? 0)..]);
        writer.WriteBigEndian((long)configurationHash);
        writer.WriteByte(workspace.CustomerBase is null ? (byte)0 : (byte)1);
        workspace.CustomerBase?.Write(ref writer);
        writer.WriteUnsigned((ulong)workspace.Count);
        var previousMs = 0L;
        foreach (ref readonly var fact in workspace.Facts)
        {
            FactCodec.Write(ref writer, fact, workspace.Identity(fact), comment: [], previousMs);
            previousMs = fact.TimeMs;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, into a workspace that is clear.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static void Read(ReadOnlySpan<byte> state, TicketWorkspace workspace)
    {
        if (state.IsEmpty || state[0] is not (Format or FormatWithAnswers))
        {
            throw new InvalidDataException(
                $"A stored customer state has format {(state.IsEmpty ? -1 : state[0])}, and this version reads formats {Format} and {FormatWithAnswers} only: run the version that wrote it, or rebuild the shard by replay.");
        }

        var reader = new ByteReader(state[1..]);
        ContributionCodec.Read(ref reader, workspace.Committed);
        workspace.ConfigurationHash = (ulong)reader.ReadBigEndian();
        workspace.CustomerBase = reader.ReadByte() == 0 ? null : CustomerBase.Read(ref reader);
        var previousMs = 0L;
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            ref var fact = ref workspace.Append();
            var identity = FactCodec.Read(ref reader, ref fact, previousMs, out _);
            previousMs = fact.TimeMs;
            workspace.SetText(ref fact, identity, comment: []);
        }
    }

    private static bool HasAnswers(TicketWorkspace workspace)
    {
        if (workspace.CustomerBase is { State.HasAnswers: true })
        {
            return true;
        }

        foreach (ref readonly var fact in workspace.Facts)
        {
            if (fact.IsOfAnswer)
            {
                return true;
            }
        }

        return false;
    }
}

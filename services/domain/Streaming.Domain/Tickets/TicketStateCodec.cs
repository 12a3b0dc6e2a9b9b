using Streaming.Domain.Binary;

namespace Streaming.Domain.Tickets;

/// <summary>
/// The stored form of a ticket's state: its summary, the contributions last committed with the configuration that made them, then its facts and
/// what settled ones left behind. The first byte is the format. What lists of tickets need comes first, so that they read no fact.
/// </summary>
internal static class TicketStateCodec
{
    // A state that knows of no SLA clocks keeps the form without them, and one that holds no comments the form without those.
    private const byte Format = 2;
    private const byte FormatWithClocks = 3;
    private const byte FormatWithComments = 4;
    private const byte FormatWithClocksAndComments = 5;

    /// <summary>Appends a state.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="workspace">The facts.</param>
    /// <param name="summary">What follows from the facts.</param>
    /// <param name="contributions">The contributions that go with them.</param>
    /// <param name="configurationHash">The configuration that made the contributions.</param>
    public static void Write(
        ref ByteWriter writer, TicketWorkspace workspace, in TicketSummary summary, ContributionList contributions, ulong configurationHash)
    {
        var hasClocks = workspace.Published.Count > 0 || workspace.Base is { Clocks.Length: > 0 };
        writer.WriteByte((hasClocks, workspace.HasComments) switch
        {
            (false, false) => Format,
            (true, false) => FormatWithClocks,
            (false, true) => FormatWithComments,
            (true, true) => FormatWithClocksAndComments,
        });
        TicketSummaryCodec.Write(ref writer, summary);
        ContributionCodec.Write(ref writer, contributions.Items);
        writer.WriteBigEndian((long)configurationHash);
        writer.WriteByte(workspace.Base is null ? (byte)0 : (byte)1);
        workspace.Base?.Write(ref writer, hasClocks);
        writer.WriteUnsigned((ulong)workspace.Count);
        var previousMs = 0L;
        foreach (ref readonly var fact in workspace.Facts)
        {
            FactCodec.Write(ref writer, fact, workspace.Identity(fact), workspace.Comment(fact), previousMs);
            previousMs = fact.TimeMs;
        }

        if (hasClocks)
        {
            workspace.Published.Write(ref writer);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, into a workspace that is clear.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static void Read(ReadOnlySpan<byte> state, TicketWorkspace workspace)
    {
        var reader = new ByteReader(state);
        var hasClocks = ReadFormat(ref reader);
        TicketSummaryCodec.Read(ref reader);
        ContributionCodec.Read(ref reader, workspace.Committed);
        workspace.ConfigurationHash = (ulong)reader.ReadBigEndian();
        workspace.Base = reader.ReadByte() == 0 ? null : SettledBase.Read(ref reader, hasClocks);
        var previousMs = 0L;
        var fact = default(Fact);
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            var identity = FactCodec.Read(ref reader, ref fact, previousMs, out var comment);
            previousMs = fact.TimeMs;
            workspace.Append(ref fact, identity, comment);
        }

        if (hasClocks)
        {
            workspace.Published.Read(ref reader);
        }
    }

    /// <summary>Whether a state holds comments of surveys; looks at its first byte only.</summary>
    /// <param name="state">The state.</param>
    public static bool HasComments(ReadOnlySpan<byte> state) => state is [FormatWithComments or FormatWithClocksAndComments, ..];

    /// <summary>Reads the format, and refuses any other than those of this version.</summary>
    /// <returns>Whether what was published of SLA clocks is part of the state.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static bool ReadFormat(ref ByteReader reader)
    {
        var format = reader.IsAtEnd ? -1 : reader.ReadByte();
        if (format is not (>= Format and <= FormatWithClocksAndComments))
        {
            throw new InvalidDataException(
                $"A stored ticket state has format {format}, and this version reads formats {Format} to {FormatWithClocksAndComments} only: run the version that wrote it, or rebuild the shard by replay.");
        }

        return format is FormatWithClocks or FormatWithClocksAndComments;
    }
}

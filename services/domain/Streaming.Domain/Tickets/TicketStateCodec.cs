using Streaming.Domain.Binary;

namespace Streaming.Domain.Tickets;

/// <summary>
/// The stored form of a ticket's state: its summary, the contributions last committed with the configuration that made them, then its facts and
/// what settled ones left behind. The first byte is the format. What lists of tickets need comes first, so that they read no fact.
/// </summary>
internal static class TicketStateCodec
{
    // The first byte, less this one, says what a state has. What it knows nothing of, it does not mention.
    private const int FirstFormat = 2;
    private const int LastFormat = 9;
    private const int WithClocks = 1;
    private const int WithComments = 2;

    // How the ticket is to be kept, and what was said of its clocks: states of before these are still read.
    private const int WithKeeping = 4;

    private const int Live = 1;
    private const int Told = 2;

    /// <summary>Appends a state.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="workspace">The facts.</param>
    /// <param name="summary">What follows from the facts.</param>
    /// <param name="verdict">How the ticket is to be kept.</param>
    /// <param name="contributions">The contributions that go with them.</param>
    /// <param name="configurationHash">The configuration that made the contributions and the verdict.</param>
    public static void Write(
        ref ByteWriter writer,
        TicketWorkspace workspace,
        in TicketSummary summary,
        in TicketVerdict verdict,
        ContributionList contributions,
        ulong configurationHash)
    {
        var hasClocks = workspace.Published.Count > 0 || workspace.Base is { Clocks.Length: > 0 };
        writer.WriteByte((byte)(FirstFormat + WithKeeping + (hasClocks ? WithClocks : 0) + (workspace.HasComments ? WithComments : 0)));
        TicketSummaryCodec.Write(ref writer, summary);
        writer.WriteBigEndian((long)configurationHash);
        writer.WriteByte((byte)((verdict.IsLive ? Live : 0) | (workspace.History.Count > 0 ? Told : 0)));
        writer.WriteSigned(verdict.DeadlineMs - summary.LastFactMs);
        if (workspace.History.Count > 0)
        {
            workspace.History.Write(ref writer);
        }

        ContributionCodec.Write(ref writer, contributions.Items);
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
        var (hasClocks, isOld) = ReadFormat(ref reader);
        TicketSummaryCodec.Read(ref reader);
        if (isOld)
        {
            ContributionCodec.Read(ref reader, workspace.Committed);
            workspace.ConfigurationHash = (ulong)reader.ReadBigEndian();
        }
        else
        {
            workspace.ConfigurationHash = (ulong)reader.ReadBigEndian();
            if (ReadKeeping(ref reader))
            {
                workspace.History.Read(ref reader);
            }

            ContributionCodec.Read(ref reader, workspace.Committed);
        }

        workspace.Base = reader.ReadByte() == 0 ? null : SettledBase.Read(ref reader, hasClocks);
        var previousMs = 0L;
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            ref var fact = ref workspace.Append();
            var identity = FactCodec.Read(ref reader, ref fact, previousMs, out var comment);
            previousMs = fact.TimeMs;
            workspace.SetText(ref fact, identity, comment);
        }

        if (hasClocks)
        {
            workspace.Published.Read(ref reader);
        }
    }

    /// <summary>Whether a state holds comments of surveys; looks at its first byte only.</summary>
    /// <param name="state">The state.</param>
    public static bool HasComments(ReadOnlySpan<byte> state) =>
        state is [>= FirstFormat and <= LastFormat, ..] && ((state[0] - FirstFormat) & WithComments) != 0;

    /// <summary>Reads how a ticket is to be kept, where its state says so.</summary>
    /// <param name="state">The state.</param>
    /// <param name="configurationHash">The configuration of now.</param>
    /// <param name="verdict">How it is to be kept.</param>
    /// <returns>Whether the state says so, for this configuration.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static bool TryReadVerdict(ReadOnlySpan<byte> state, ulong configurationHash, out TicketVerdict verdict)
    {
        verdict = default;
        var reader = new ByteReader(state);
        if (ReadFormat(ref reader).IsOld)
        {
            return false;
        }

        var lastFactMs = TicketSummaryCodec.Read(ref reader).LastFactMs;
        if ((ulong)reader.ReadBigEndian() != configurationHash)
        {
            return false;
        }

        var flags = reader.ReadByte();
        verdict = new TicketVerdict(lastFactMs + reader.ReadSigned(), (flags & Live) != 0, IsExpired: false);
        return true;
    }

    /// <summary>Passes over the configuration and how the ticket is to be kept.</summary>
    /// <param name="reader">Right behind the summary.</param>
    /// <returns>Whether what was said of its clocks follows.</returns>
    public static bool PassToHistory(ref ByteReader reader)
    {
        reader.ReadBigEndian();
        return ReadKeeping(ref reader);
    }

    /// <summary>Reads the format, and refuses any other than those of this version.</summary>
    /// <returns>Whether what was published of SLA clocks is part of the state, and whether it is of before it said how to keep the ticket.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static (bool HasClocks, bool IsOld) ReadFormat(ref ByteReader reader)
    {
        var format = reader.IsAtEnd ? -1 : reader.ReadByte();
        if (format is not (>= FirstFormat and <= LastFormat))
        {
            throw new InvalidDataException(
                $"A stored ticket state has format {format}, and this version reads formats {FirstFormat} to {LastFormat} only: run the version that wrote it, or rebuild the shard by replay.");
        }

        var has = format - FirstFormat;
        return ((has & WithClocks) != 0, (has & WithKeeping) == 0);
    }

    private static bool ReadKeeping(ref ByteReader reader)
    {
        var flags = reader.ReadByte();
        reader.ReadSigned();
        return (flags & Told) != 0;
    }
}

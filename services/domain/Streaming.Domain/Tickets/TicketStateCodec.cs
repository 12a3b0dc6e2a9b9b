using Streaming.Domain.Binary;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Tickets;

/// <summary>
/// The stored form of a ticket's state: its summary, the contributions last committed with the configuration that made them, then its facts and
/// what settled ones left behind. The first byte is the format. What lists of tickets need comes first, so that they read no fact.
/// </summary>
internal static class TicketStateCodec
{
    // The first byte, less this one, says what a state has. What it knows nothing of, it does not mention.
    private const int FirstFormat = 2;
    private const int LastFormat = 33;
    private const int WithClocks = 1;
    private const int WithComments = 2;

    // How the ticket is to be kept, and what was said of its clocks: states of before these are still read.
    private const int WithKeeping = 4;

    // Contributions and identities are packed, those of states of before are not.
    private const int Packed = 8;

    // Facts were settled by a version that remembers which; that of states of before is not known.
    private const int WithPast = 16;

    private const int Live = 1;
    private const int Told = 2;

    /// <summary>Appends a state.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="workspace">The facts.</param>
    /// <param name="summary">What follows from the facts.</param>
    /// <param name="verdict">How the ticket is to be kept.</param>
    /// <param name="contributions">The contributions that go with them.</param>
    /// <param name="configurationHash">The configuration that made the contributions and the verdict.</param>
    /// <returns>How many bytes stand before the contributions.</returns>
    public static int Write(
        ref ByteWriter writer,
        TicketWorkspace workspace,
        in TicketSummary summary,
        in TicketVerdict verdict,
        ContributionList contributions,
        ulong configurationHash)
    {
        var hasClocks = workspace.HasPublished || workspace.Base is { Clocks.Length: > 0 };
        var has = WithKeeping + Packed + (hasClocks ? WithClocks : 0) + (workspace.HasComments ? WithComments : 0);
        writer.WriteByte((byte)(FirstFormat + has + (workspace.Base is { Past.Last: not null } ? WithPast : 0)));
        TicketSummaryCodec.Write(ref writer, summary);
        writer.WriteBigEndian((long)configurationHash);
        writer.WriteByte((byte)((verdict.IsLive ? Live : 0) | (workspace.HasHistory ? Told : 0)));
        writer.WriteSigned(verdict.DeadlineMs - summary.LastFactMs);
        if (workspace.HasHistory)
        {
            workspace.History.Write(ref writer);
        }

        var before = writer.Length;
        ContributionCodec.Write(ref writer, contributions.Items);
        writer.WriteByte(workspace.Base is null ? (byte)0 : (byte)1);
        workspace.Base?.Write(ref writer, hasClocks);
        FactCodec.Write(ref writer, workspace);
        if (hasClocks)
        {
            workspace.Published.Write(ref writer);
        }

        return before;
    }

    /// <summary>Reads the facts of what <see cref="Write"/> wrote, and what is known beside them, into a workspace that is clear.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static void Read(ReadOnlySpan<byte> state, TicketWorkspace workspace)
    {
        var reader = new ByteReader(state);
        var format = ReadFormat(ref reader);
        TicketSummaryCodec.Read(ref reader);
        if (format.HasKeeping && PassToHistory(ref reader))
        {
            workspace.History.Read(ref reader);
        }

        ContributionCodec.Skip(ref reader, format.IsPacked);
        if (!format.HasKeeping)
        {
            reader.ReadBigEndian();
        }

        workspace.Base = reader.ReadByte() == 0 ? null : SettledBase.Read(ref reader, format);
        FactCodec.Read(ref reader, workspace, format.IsPacked);
        if (workspace.SettledCount > workspace.Count)
        {
            throw new InvalidDataException($"A stored ticket state has {workspace.SettledCount} settled facts of {workspace.Count}.");
        }

        if (format.HasClocks)
        {
            workspace.Published.Read(ref reader);
        }
    }

    /// <summary>Reads the contributions of what <see cref="Write"/> wrote.</summary>
    /// <param name="state">The state.</param>
    /// <param name="contributions">Receives them, and nothing else.</param>
    /// <param name="known">Contributions of which those that the state begins with are left out.</param>
    /// <param name="packed">The same ones as they are written, if they are already.</param>
    /// <returns>How many were left out.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static int ReadContributions(
        ReadOnlySpan<byte> state,
        ContributionList contributions,
        ReadOnlySpan<Contribution> known = default,
        ReadOnlySpan<byte> packed = default)
    {
        var reader = new ByteReader(state);
        var format = ReadFormat(ref reader);
        TicketSummaryCodec.Read(ref reader);
        if (format.HasKeeping && PassToHistory(ref reader))
        {
            ClockHistory.Skip(ref reader);
        }

        if (format.IsPacked && !packed.IsEmpty && ContributionCodec.AreBeginningOf(reader, packed, out var count))
        {
            contributions.Clear();
            return count;
        }

        return ContributionCodec.Read(ref reader, contributions, format.IsPacked, known);
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
        if (!ReadFormat(ref reader).HasKeeping)
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
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public static TicketStateFormat ReadFormat(ref ByteReader reader)
    {
        var format = reader.IsAtEnd ? -1 : reader.ReadByte();
        var has = format - FirstFormat;
        return format is >= FirstFormat and <= LastFormat && ((has & Packed) == 0 || (has & WithKeeping) != 0) && ((has & WithPast) == 0 || (has & Packed) != 0)
            ? new TicketStateFormat((has & WithClocks) != 0, (has & WithKeeping) != 0, (has & Packed) != 0, (has & WithPast) != 0)
            : throw new InvalidDataException(
                $"A stored ticket state has format {format}, and this version reads formats {FirstFormat} to {LastFormat} only: run the version that wrote it, or rebuild the shard by replay.");
    }

    private static bool ReadKeeping(ref ByteReader reader)
    {
        var flags = reader.ReadByte();
        reader.ReadSigned();
        return (flags & Told) != 0;
    }
}

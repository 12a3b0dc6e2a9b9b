using Streaming.Domain.Binary;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Clocks;

/// <content>What settled facts leave behind of a ticket's clocks: later facts go on from there.</content>
internal sealed partial class ClockWalk
{
    private const byte Format = 1;

    // Where some clock has folded spans, which earlier versions did not know.
    private const byte FormatWithFolded = 2;

    // More pauses than a settled ticket keeps: of a clock that stood still more often, the earliest spans are folded.
    private const int MostSpans = 256;

    /// <summary>The stored form of the clocks as they stand now.</summary>
    public byte[] Settle()
    {
        var hasFolded = false;
        foreach (var clock in _clocks)
        {
            clock.Fold(MostSpans);
            hasFolded |= clock is { IsStarted: true, FoldedMs: > 0 };
        }

        var writer = new ByteWriter(256);
        writer.WriteByte(hasFolded ? FormatWithFolded : Format);
        writer.WriteSigned(_pendingMs);
        writer.WriteSigned(_pendingSinceMs);
        foreach (var clock in _clocks)
        {
            writer.WriteByte(clock.IsStarted ? (byte)1 : (byte)0);
            if (clock.IsStarted)
            {
                Write(ref writer, clock, hasFolded);
            }
        }

        var settled = writer.Written.ToArray();
        writer.Dispose();
        return settled;
    }

    private static void Write(ref ByteWriter writer, TicketClock clock, bool hasFolded)
    {
        ReadOnlySpan<bool> flags =
        [
            clock.IsOpen, clock.IsCounting, clock.IsLate, clock.IsBreached, clock.IsAtRisk, clock.IsMet,
            clock.Running.IsCounted, clock.AtRisk.IsCounted, clock.BreachedOpen.IsCounted,
        ];
        var bits = 0UL;
        for (var i = 0; i < flags.Length; i++)
        {
            bits |= flags[i] ? 1UL << i : 0;
        }

        writer.WriteUnsigned(bits);
        writer.WriteUnsigned((ulong)clock.Cycle);
        writer.WriteSigned(clock.StartMs);
        writer.WriteSigned(clock.SegmentMs);
        writer.WriteSigned(clock.PickedMs);
        writer.WriteSigned(clock.FromMs);
        writer.WriteSigned(clock.EndMs);
        writer.WriteSigned(clock.DueMs);
        WalkStateCodec.Write(ref writer, clock.PickedFor);
        WalkStateCodec.Write(ref writer, clock.OutcomeValues);
        Write(ref writer, clock.Running);
        Write(ref writer, clock.AtRisk);
        Write(ref writer, clock.BreachedOpen);
        writer.WriteUnsigned((ulong)clock.Spans.Length);
        foreach (var (fromMs, toMs) in clock.Spans)
        {
            writer.WriteSigned(fromMs - clock.StartMs);
            writer.WriteSigned(toMs - fromMs);
        }

        if (hasFolded)
        {
            writer.WriteSigned(clock.FoldedMs);
            writer.WriteSigned(clock.FoldedToMs - clock.StartMs);
        }
    }

    private static void Write(ref ByteWriter writer, in ClockLevel level)
    {
        if (level.IsCounted)
        {
            writer.WriteUnsigned((ulong)level.Policy.Value);
            WalkStateCodec.Write(ref writer, level.Values);
        }
    }

    private void Read(ReadOnlySpan<byte> settled)
    {
        var reader = new ByteReader(settled);
        var format = reader.ReadByte();
        if (format is not (Format or FormatWithFolded))
        {
            throw new InvalidDataException(
                $"Settled clocks have format {format}, and this version reads formats {Format} and {FormatWithFolded} only: run the version that wrote them, or rebuild the shard by replay.");
        }

        _pendingMs = reader.ReadSigned();
        _pendingSinceMs = reader.ReadSigned();
        foreach (var clock in _clocks)
        {
            if (reader.ReadByte() != 0)
            {
                Read(ref reader, clock, format == FormatWithFolded);
            }
        }
    }

    private void Read(ref ByteReader reader, TicketClock clock, bool hasFolded)
    {
        var bits = reader.ReadUnsigned();
        clock.Cycle = reader.ReadInt() - 1;
        clock.Begin(reader.ReadSigned());
        clock.IsOpen = Bit(bits, 0);
        clock.IsCounting = Bit(bits, 1);
        clock.IsBreached = Bit(bits, 3);
        clock.IsAtRisk = Bit(bits, 4);
        clock.IsMet = Bit(bits, 5);
        clock.SegmentMs = reader.ReadSigned();
        clock.PickedMs = reader.ReadSigned();
        clock.FromMs = reader.ReadSigned();
        clock.EndMs = reader.ReadSigned();
        var dueMs = reader.ReadSigned();
        clock.PickedFor = WalkStateCodec.ReadAttribution(ref reader);
        clock.OutcomeValues = WalkStateCodec.ReadAttribution(ref reader);
        clock.Running = ReadLevel(ref reader, Bit(bits, 6));
        clock.AtRisk = ReadLevel(ref reader, Bit(bits, 7));
        clock.BreachedOpen = ReadLevel(ref reader, Bit(bits, 8));
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            var fromMs = clock.StartMs + reader.ReadSigned();
            clock.AddSpan(fromMs, fromMs + reader.ReadSigned());
        }

        if (hasFolded)
        {
            clock.SetFolded(reader.ReadSigned(), clock.StartMs + reader.ReadSigned());
        }

        // The configuration of now says what was promised; what is late already stays as it was judged.
        clock.Policy = _policies.Find(clock.PickedMs, _tenant, clock.PickedFor);
        clock.Target = clock.Policy?.Target(clock.Kind);
        clock.Judge();
        if (Bit(bits, 2))
        {
            clock.IsLate = true;
            clock.DueMs = dueMs;
        }

        // Without its policy of then, nothing more is promised, and what was counted is taken back when the clock next changes.
        if (clock.Target is null)
        {
            clock.IsLate = false;
            clock.IsBreached = false;
            clock.IsMet = false;
        }
    }

    private static ClockLevel ReadLevel(ref ByteReader reader, bool isCounted) => isCounted
        ? new ClockLevel
        {
            IsCounted = true,
            Policy = new NameId(reader.ReadInt()),
            Values = WalkStateCodec.ReadAttribution(ref reader),
        }
        : default;

    private static bool Bit(ulong bits, int at) => (bits & (1UL << at)) != 0;
}

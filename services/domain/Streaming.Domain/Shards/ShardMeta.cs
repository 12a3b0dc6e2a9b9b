using Streaming.Domain.Binary;
using Streaming.Domain.Panes;

namespace Streaming.Domain.Shards;

/// <summary>What a shard says of itself with each commit.</summary>
public sealed record ShardMeta
{
    private const byte Format = 1;

    /// <summary>The topics, in the group's order.</summary>
    public required IReadOnlyList<TopicProgress> Topics { get; init; }

    /// <summary>The greatest event time applied, Unix milliseconds; <see cref="long.MinValue"/> before the first event.</summary>
    public long EventHighMs { get; init; } = long.MinValue;

    /// <summary>Deadlines have fired up to here, Unix milliseconds; <see cref="long.MinValue"/> before the first event. Never moves back.</summary>
    public long TimerTimeMs { get; init; } = long.MinValue;

    /// <summary>
    /// Tickets are judged as of this time, Unix milliseconds: ahead of <see cref="TimerTimeMs"/> while deadlines fire in several commits.
    /// Shards of before this was stored have none of their own.
    /// </summary>
    public long JudgedMs { get; init; } = long.MinValue;

    /// <summary>Where the stored panes change their size.</summary>
    public PaneBoundaries Boundaries { get; init; } = PaneBoundaries.None;

    /// <summary>Whether event time alone is the clock.</summary>
    public bool IsReplay { get; init; }

    /// <summary>When the commit was made, by the owner's clock, Unix milliseconds.</summary>
    public long CommittedMs { get; init; }

    /// <summary>When the newest record of the commit was taken in by the broker, Unix milliseconds; for delays, not for results.</summary>
    public long NewestRecordMs { get; init; } = long.MinValue;

    /// <summary>The configuration that made the newest contributions.</summary>
    public ulong ConfigurationHash { get; init; }

    /// <summary>
    /// What the shard tells is numbered from here on: those of customers by versions, of each clock one by one; 0 where it tells nothing, and in shards of before
    /// this was stored.
    /// </summary>
    public long NumbersFrom { get; init; }

    /// <summary>The stored form.</summary>
    public byte[] Encode()
    {
        var writer = new ByteWriter(256);
        try
        {
            writer.WriteByte(Format);
            writer.WriteUnsigned((ulong)Topics.Count);
            foreach (var topic in Topics)
            {
                writer.WriteText(topic.Name);
                writer.WriteText(topic.Id);
                writer.WriteUnsigned((ulong)topic.PartitionCount);
                writer.WriteSigned(topic.NextOffset);
                writer.WriteSigned(topic.LastTimestampMs);
            }

            writer.WriteSigned(EventHighMs);
            writer.WriteSigned(TimerTimeMs);
            writer.WriteSigned(Boundaries.FinestFromMs);
            writer.WriteSigned(Boundaries.QuarterHoursFromMs);
            writer.WriteSigned(Boundaries.DaysFromMs);
            writer.WriteByte(IsReplay ? (byte)1 : (byte)0);
            writer.WriteSigned(CommittedMs);
            writer.WriteSigned(NewestRecordMs);
            writer.WriteUnsigned(ConfigurationHash);
            writer.WriteSigned(JudgedMs);
            writer.WriteSigned(NumbersFrom);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <param name="meta">The stored form.</param>
    /// <exception cref="InvalidDataException">The bytes are not a shard's meta, or of an unknown format.</exception>
    public static ShardMeta Decode(ReadOnlySpan<byte> meta)
    {
        var reader = new ByteReader(meta);
        var format = reader.ReadByte();
        if (format != Format)
        {
            throw new InvalidDataException(
                $"A stored shard has format {format}, and this version reads format {Format} only: run the version that wrote it, or rebuild the shard by replay.");
        }

        var topics = new TopicProgress[reader.ReadLength()];
        for (var i = 0; i < topics.Length; i++)
        {
            topics[i] = new TopicProgress(reader.ReadText(), reader.ReadText(), reader.ReadInt(), reader.ReadSigned(), reader.ReadSigned());
        }

        var known = new ShardMeta
        {
            Topics = topics,
            EventHighMs = reader.ReadSigned(),
            TimerTimeMs = reader.ReadSigned(),
            Boundaries = new PaneBoundaries(reader.ReadSigned(), reader.ReadSigned(), reader.ReadSigned()),
            IsReplay = reader.ReadByte() != 0,
            CommittedMs = reader.ReadSigned(),
            NewestRecordMs = reader.ReadSigned(),
            ConfigurationHash = reader.ReadUnsigned(),
        };
        return known with
        {
            JudgedMs = reader.IsAtEnd ? known.TimerTimeMs : reader.ReadSigned(),
            NumbersFrom = reader.IsAtEnd ? 0 : reader.ReadSigned(),
        };
    }
}

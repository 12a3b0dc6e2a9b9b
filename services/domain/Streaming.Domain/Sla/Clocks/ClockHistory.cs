using Streaming.Domain.Binary;
using Streaming.Domain.Names;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>The last things that were said of the clocks of a ticket, in order; kept and filled anew for each ticket.</summary>
internal sealed class ClockHistory
{
    private const int Most = ClockNews.MostPerTicket;
    private const int HasDue = 32;

    private ClockNews[] _items = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>What was said, the oldest first.</summary>
    public ReadOnlySpan<ClockNews> Items => _items.AsSpan(0, Count);

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds what was said last.</summary>
    public void Add(in ClockNews news)
    {
        if (_items.Length == 0)
        {
            _items = new ClockNews[Most];
        }

        if (Count == Most)
        {
            Array.Copy(_items, 1, _items, 0, Most - 1);
            Count--;
        }

        _items[Count++] = news;
    }

    /// <summary>The team of what was last said of a clock; none where nothing is known.</summary>
    public NameId TeamOf(ClockKind clock, int cycle)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_items[i].Clock == clock && _items[i].Cycle == cycle)
            {
                return _items[i].Team;
            }
        }

        return default;
    }

    /// <summary>Appends the stored form.</summary>
    public void Write(ref ByteWriter writer)
    {
        writer.WriteUnsigned((ulong)Count);
        var previous = default(ClockNews);
        foreach (ref readonly var item in Items)
        {
            writer.WriteByte((byte)((int)item.Kind | ((int)item.Clock << 2) | (item.DueMs is null ? 0 : HasDue)));
            writer.WriteUnsigned((ulong)item.Cycle);
            writer.WriteUnsigned((ulong)item.Revision);
            writer.WriteSigned(item.AtMs - previous.AtMs);
            writer.WriteUnsigned((ulong)(item.Version - previous.Version));
            writer.WriteUnsigned((ulong)item.Policy.Value);
            writer.WriteUnsigned((ulong)item.Team.Value);
            if (item.DueMs is { } due)
            {
                writer.WriteSigned(due - item.AtMs);
            }

            if (item.Kind == SlaTransitionKind.AtRisk)
            {
                writer.WriteUnsigned((ulong)item.PerMille);
            }
            else if (item.Kind == SlaTransitionKind.Retracted)
            {
                writer.WriteByte((byte)(((int)item.Retracts << 4) | (int)item.Becomes));
            }

            previous = item;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public void Read(ref ByteReader reader)
    {
        Clear();
        var previous = default(ClockNews);
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            Add(previous = ReadOne(ref reader, previous));
        }
    }

    /// <summary>Passes over what <see cref="Write"/> wrote.</summary>
    public static void Skip(ref ByteReader reader)
    {
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            ReadOne(ref reader, default);
        }
    }

    /// <summary>Reads one thing that was said.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="previous">The one before; the default before the first.</param>
    public static ClockNews ReadOne(ref ByteReader reader, in ClockNews previous)
    {
        var head = reader.ReadByte();
        var kind = (SlaTransitionKind)(head & 3);
        var cycle = reader.ReadInt();
        var revision = (long)reader.ReadUnsigned();
        var atMs = previous.AtMs + reader.ReadSigned();
        var version = previous.Version + (long)reader.ReadUnsigned();
        var policy = new NameId(reader.ReadInt());
        var team = new NameId(reader.ReadInt());
        long? dueMs = (head & HasDue) != 0 ? atMs + reader.ReadSigned() : null;
        var perMille = kind == SlaTransitionKind.AtRisk ? reader.ReadInt() : 0;
        var turn = kind == SlaTransitionKind.Retracted ? reader.ReadByte() : 0;
        return new ClockNews
        {
            Kind = kind,
            Clock = (ClockKind)((head >> 2) & 7),
            Cycle = cycle,
            Revision = revision,
            AtMs = atMs,
            Version = version,
            Policy = policy,
            Team = team,
            DueMs = dueMs,
            PerMille = perMille,
            Retracts = (ClockSign)(turn >> 4),
            Becomes = (ClockFate)(turn & 15),
        };
    }
}

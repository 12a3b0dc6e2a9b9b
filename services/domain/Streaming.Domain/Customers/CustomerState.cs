using Streaming.Domain.Binary;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Customers;

/// <summary>What is known of a customer, or of what else is no ticket, after some of its facts: all that later facts depend on.</summary>
internal sealed class CustomerState
{
    /// <summary>The customer; none for what is no customer.</summary>
    public NameId Customer;

    /// <summary>The segment of now.</summary>
    public NameId Segment;

    /// <summary>The agent who looks after the customer, or who the subject is.</summary>
    public NameId Agent;

    /// <summary>The team of a representative.</summary>
    public NameId Team;

    /// <summary>Whether the customer, or the representative, is there.</summary>
    public bool IsPresent;

    /// <summary>How many were counted last.</summary>
    public long Counted;

    /// <summary>Whether a renewal came before its due date.</summary>
    public bool HasEarlyRenewal;

    /// <summary>Time of the last fact, Unix milliseconds; <see cref="long.MinValue"/> before the first.</summary>
    public long LastFactMs = long.MinValue;

    /// <summary>Time of the last ticket that was opened, Unix milliseconds; <see cref="long.MinValue"/> before the first.</summary>
    public long LastTicketMs = long.MinValue;

    /// <summary>What counts in the levels now.</summary>
    public CountedLevels Levels;

    /// <summary>Renewals that fell due and were not renewed yet: when, and the split that they count under.</summary>
    public List<(long TimeMs, int Split)> OpenRenewals { get; } = [];

    /// <summary>What the customer has bought and used.</summary>
    public List<ProductState> Products { get; } = [];

    /// <summary>The newest score of each component of health, in thousandths.</summary>
    public List<(NameId Component, long Score)> Scores { get; } = [];

    /// <summary>Sessions that solved the matter, which a ticket may still follow: when, and the split that they count under.</summary>
    public List<(long TimeMs, int Split)> OpenSessions { get; } = [];

    /// <summary>The latest answer to surveys of each kind.</summary>
    public StandingAnswer[] Answers { get; } = new StandingAnswer[3];

    /// <summary>Whether there is any.</summary>
    public bool HasAnswers => !Answers[0].IsNone || !Answers[1].IsNone || !Answers[2].IsNone;

    /// <summary>Starts anew with what another state says.</summary>
    public void CopyFrom(CustomerState other)
    {
        (Customer, Segment, Agent, Team) = (other.Customer, other.Segment, other.Agent, other.Team);
        (IsPresent, Counted, HasEarlyRenewal, LastFactMs, Levels) =
            (other.IsPresent, other.Counted, other.HasEarlyRenewal, other.LastFactMs, other.Levels);
        LastTicketMs = other.LastTicketMs;
        other.Answers.CopyTo(Answers, 0);
        OpenSessions.Clear();
        OpenSessions.AddRange(other.OpenSessions);
        OpenRenewals.Clear();
        OpenRenewals.AddRange(other.OpenRenewals);
        Products.Clear();
        Products.AddRange(other.Products);
        Scores.Clear();
        Scores.AddRange(other.Scores);
    }

    /// <summary>Appends the stored form.</summary>
    public void Write(ref ByteWriter writer)
    {
        // A state without any knowledge of tickets or of answers keeps the form that it had before there was any.
        var hasTickets = LastTicketMs != long.MinValue || OpenSessions.Count > 0;
        writer.WriteByte((byte)((IsPresent ? 1 : 0) | (HasEarlyRenewal ? 2 : 0) | (hasTickets ? 4 : 0) | (HasAnswers ? 8 : 0)));
        WriteName(ref writer, Customer);
        WriteName(ref writer, Segment);
        WriteName(ref writer, Agent);
        WriteName(ref writer, Team);
        writer.WriteSigned(Counted);
        writer.WriteSigned(LastFactMs);
        Levels.Write(ref writer);
        WriteTimes(ref writer, OpenRenewals);
        writer.WriteUnsigned((ulong)Products.Count);
        foreach (var product in Products)
        {
            product.Write(ref writer);
        }

        writer.WriteUnsigned((ulong)Scores.Count);
        foreach (var (component, score) in Scores)
        {
            WriteName(ref writer, component);
            writer.WriteSigned(score);
        }

        if (hasTickets)
        {
            writer.WriteSigned(LastTicketMs);
            WriteTimes(ref writer, OpenSessions);
        }

        if (HasAnswers)
        {
            foreach (var (measure, split) in Answers)
            {
                writer.WriteUnsigned((ulong)measure.Value);
                writer.WriteUnsigned((ulong)split);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CustomerState Read(ref ByteReader reader)
    {
        var flags = reader.ReadByte();
        var state = new CustomerState
        {
            IsPresent = (flags & 1) != 0,
            HasEarlyRenewal = (flags & 2) != 0,
            Customer = new NameId(reader.ReadInt()),
            Segment = new NameId(reader.ReadInt()),
            Agent = new NameId(reader.ReadInt()),
            Team = new NameId(reader.ReadInt()),
            Counted = reader.ReadSigned(),
            LastFactMs = reader.ReadSigned(),
            Levels = CountedLevels.Read(ref reader),
        };
        ReadTimes(ref reader, state.OpenRenewals);
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            state.Products.Add(ProductState.Read(ref reader));
        }

        for (var left = reader.ReadLength(); left > 0; left--)
        {
            state.Scores.Add((new NameId(reader.ReadInt()), reader.ReadSigned()));
        }

        if ((flags & 4) != 0)
        {
            state.LastTicketMs = reader.ReadSigned();
            ReadTimes(ref reader, state.OpenSessions);
        }

        if ((flags & 8) != 0)
        {
            foreach (ref var answer in state.Answers.AsSpan())
            {
                answer = new StandingAnswer(new MeasureId(reader.ReadInt()), reader.ReadInt());
            }
        }

        return state;
    }

    private static void WriteTimes(ref ByteWriter writer, List<(long TimeMs, int Split)> times)
    {
        writer.WriteUnsigned((ulong)times.Count);
        foreach (var (timeMs, split) in times)
        {
            writer.WriteSigned(timeMs);
            writer.WriteUnsigned((ulong)split);
        }
    }

    private static void ReadTimes(ref ByteReader reader, List<(long TimeMs, int Split)> times)
    {
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            times.Add((reader.ReadSigned(), reader.ReadInt()));
        }
    }

    internal static void WriteName(ref ByteWriter writer, NameId name) => writer.WriteUnsigned((ulong)name.Value);
}

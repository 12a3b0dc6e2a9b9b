using Google.Protobuf.Collections;
using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tickets;

/// <summary>Tickets to the wire.</summary>
internal static class TicketMapper
{
    /// <summary>A ticket in short.</summary>
    /// <param name="view">The ticket.</param>
    public static Wire.Ticket Ticket(TicketView view)
    {
        var summary = view.Summary;
        var wire = new Wire.Ticket
        {
            Subject = Subject(view.Subject),
            Tenant = view.Tenant,
            Id = view.Id,
            Status = summary.IsCreated ? Status(summary.Status) : Wire.TicketStatus.Unspecified,
            Voided = summary.IsVoided,
            OpenedByStaff = view.OpenedByStaff,
            CreatedAt = summary.IsCreated ? WireTime.ToWire(summary.CreatedMs) : null,
            LastEventAt = WireTime.ToWire(summary.LastFactMs),
            WaitingSince = Time(summary.WaitingSinceMs),
            FirstResponseAt = Time(view.FirstResponseMs),
            FirstResolvedAt = Time(view.FirstResolutionMs),
            ResolvedAt = Time(view.ResolutionMs),
            ClosedAt = Time(view.ClosingMs),
            Reopenings = view.Reopenings,
            AnsweredGaps = view.AnsweredGaps,
            NextDueAt = Time(summary.NextDueMs),
            ClockStatus = ClockMapper.Status(summary.ClockStatus),
        };
        SetOptional(wire, view);
        return wire;
    }

    /// <summary>What a ticket adds to a number.</summary>
    /// <param name="contribution">The contribution.</param>
    /// <param name="names">The names of its shard.</param>
    /// <param name="numbers">The numbers that there are.</param>
    public static Wire.TicketCount Count(in Contribution contribution, IShardNames names, TicketNumbers numbers)
    {
        var wire = new Wire.TicketCount { Time = WireTime.ToWire(contribution.TimeMs), Value = ValueOf(contribution) };
        wire.Kpis.AddRange(numbers.Of(contribution, names));
        AddSplit(wire.Split, contribution, names);
        return wire;
    }

    /// <summary>The values that a contribution counts under.</summary>
    /// <param name="split">Receives the values.</param>
    /// <param name="contribution">The contribution.</param>
    /// <param name="names">The names of its shard.</param>
    public static void AddSplit(RepeatedField<Wire.GroupValue> split, in Contribution contribution, IShardNames names)
    {
        var (main, agent) = (names.SplitOf(contribution.MainSplit), names.SplitOf(contribution.AgentSplit));
        if (contribution.StandsAlone)
        {
            Add(split, names, (Dimensions.Customer, main[NameKind.Customer]));
            return;
        }

        Add(split, names, (Dimensions.Team, agent.Team), (Dimensions.Agent, agent.Agent));
        Add(split, names, (Dimensions.Channel, main.Channel), (Dimensions.Category, main.Category), (Dimensions.Priority, main.Priority), (Dimensions.Product, main.Product));
    }

    /// <summary>The value of a contribution in the unit of its KPIs.</summary>
    /// <param name="contribution">The contribution.</param>
    public static double ValueOf(in Contribution contribution)
    {
        var measure = contribution.Measure;
        return measure.IsSurvey ? measure.ToSurveyAnswer().Value
            : Measure.IsSketch(measure) || measure == Measure.TalkTime || measure == Measure.HoldTime || measure == Measure.AfterCallTime
                ? contribution.Value / 1000.0
                : contribution.Value;
    }

    /// <summary>What an id names.</summary>
    /// <param name="kind">The kind.</param>
    public static Wire.SubjectKind Subject(SubjectKind kind) => (Wire.SubjectKind)((int)kind + 1);

    /// <summary>A status.</summary>
    /// <param name="status">The status.</param>
    public static Wire.TicketStatus Status(TicketStatus status) =>
        status == TicketStatus.Reopened ? Wire.TicketStatus.Open : (Wire.TicketStatus)((int)status + 1);

    private static void SetOptional(Wire.Ticket wire, TicketView view)
    {
        if (view.FirstResponseTimeMs is { } response)
        {
            wire.FirstResponseTime = response / 1000.0;
        }

        if (view.TimeToResolutionMs is { } resolution)
        {
            wire.TimeToResolution = resolution / 1000.0;
        }

        var values = view.Values;
        SetIf(values.Team, text => wire.Team = text);
        SetIf(values.Agent, text => wire.Agent = text);
        SetIf(values.Channel, text => wire.Channel = text);
        SetIf(values.Category, text => wire.Category = text);
        SetIf(values.Priority, text => wire.Priority = text);
        SetIf(values.Product, text => wire.Product = text);
    }

    private static void SetIf(string? text, Action<string> set)
    {
        if (text is not null)
        {
            set(text);
        }
    }

    private static Google.Protobuf.WellKnownTypes.Timestamp? Time(long? timeMs) => timeMs is { } known ? WireTime.ToWire(known) : null;

    private static void Add(RepeatedField<Wire.GroupValue> split, IShardNames names, params ReadOnlySpan<(string Dimension, NameId Value)> values)
    {
        foreach (var (dimension, value) in values)
        {
            split.Add(new Wire.GroupValue { Dimension = dimension, Value = names.TextOf(value) ?? NameId.UnknownText });
        }
    }
}

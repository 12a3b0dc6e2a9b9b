using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Grpc;
using Streaming.Query.Index;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tickets.Lists;

/// <summary>Reads and checks requests for lists of tickets; filters and times are those of requests for values.</summary>
/// <param name="selections">Reads filters.</param>
/// <param name="time">Plans windows.</param>
internal sealed class TicketListReader(SelectionReader selections, TimePlan time)
{
    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="prefix">What the paths of its fields begin with.</param>
    /// <param name="pages">The rows of a page by default, and the most.</param>
    /// <returns>The plan, and the request's times.</returns>
    /// <exception cref="global::Grpc.Core.RpcException">A part is invalid.</exception>
    public (TicketListPlan Plan, RangeReader Range) Read(Wire.ListTicketsRequest request, IndexSnapshot snapshot, string prefix, (int Default, int Most) pages)
    {
        if (request.Kpi.Length == 0)
        {
            throw RequestFault.Invalid($"{prefix}kpi", "must name the KPI whose tickets are asked for.");
        }

        var selection = selections.ReadOne(prefix, request.Tenant, request.Kpi, request.Filters);
        var sample = KpiSamples.Find(selection.Kpis[0]) ?? throw RequestFault.Invalid($"{prefix}kpi", Refusal.Of(selection.Kpis[0]));
        var clock = ClockOf(request, sample, prefix);
        if (request.PageSize < 0 || request.PageSize > pages.Most)
        {
            throw RequestFault.Invalid($"{prefix}page_size", $"is {request.PageSize} but must be 0 (for {pages.Default}) to {pages.Most}.");
        }

        var range = new RangeReader(time, snapshot, selection, prefix, request.AsOf);
        var token = TokenOf(request, prefix);
        var plan = new TicketListPlan
        {
            Selection = sample.CreatedIn is { } cube ? selection with { Cube = cube } : selection,
            Sample = clock is { } kind ? sample.Of(kind) : sample,
            Statistic = clock is { } named ? 1 + (int)named : 0,
            Interval = token?.Interval ?? IntervalOf(request, range, prefix),
            Part = PartOf(request, sample, prefix),
            Order = OrderOf(request.Order, selection.Kpis[0], sample, prefix),
            PageSize = request.PageSize == 0 ? pages.Default : request.PageSize,
            After = token?.After,
        };
        return (plan, range);
    }

    private static TicketPageToken? TokenOf(Wire.ListTicketsRequest request, string prefix)
    {
        if (request.PageToken.Length == 0)
        {
            return null;
        }

        var token = TicketPageToken.TryParse(request.PageToken)
            ?? throw RequestFault.Invalid($"{prefix}page_token", "cannot be read; leave it empty to begin anew.");
        return token.Request == TicketPageToken.HashOf(request) ? token : throw RequestFault.Invalid($"{prefix}page_token", "belongs to another request.");
    }

    private static TimeInterval IntervalOf(Wire.ListTicketsRequest request, RangeReader range, string prefix)
    {
        if (request.RangeCase == Wire.ListTicketsRequest.RangeOneofCase.Interval)
        {
            return range.Interval(request.Interval);
        }

        var name = request.Window.Length == 0 ? WindowNames.OneHour : request.Window;
        return range.Plan(RangeReader.Named(name, $"{prefix}window", static _ => true), $"{prefix}window");
    }

    private static TicketListPart PartOf(Wire.ListTicketsRequest request, KpiSample sample, string prefix)
    {
        if (request.Part is not (Wire.TicketPart.Unspecified or Wire.TicketPart.Good or Wire.TicketPart.Bad))
        {
            throw RequestFault.Invalid($"{prefix}part", "must be unspecified, good or bad.");
        }

        return request.Part == Wire.TicketPart.Unspecified || sample.HasParts
            ? (TicketListPart)request.Part
            : throw RequestFault.Invalid($"{prefix}part", $"'{request.Kpi}' is not a share or a survey, so none of its tickets is good or bad.");
    }

    private static ClockKind? ClockOf(Wire.ListTicketsRequest request, KpiSample sample, string prefix)
    {
        if (request.Clock.Length == 0)
        {
            return null;
        }

        if (!sample.IsOfClocks)
        {
            throw RequestFault.Invalid($"{prefix}clock", $"'{request.Kpi}' counts no SLA clocks.");
        }

        return ClockKinds.TryParse(request.Clock, out var kind)
            ? kind
            : throw RequestFault.Invalid($"{prefix}clock", $"must be one of {string.Join(", ", Enum.GetValues<ClockKind>().Select(static kind => kind.Name()))}.");
    }

    private static TicketListOrder OrderOf(Wire.TicketOrder order, Kpi kpi, KpiSample sample, string prefix) => order switch
    {
        Wire.TicketOrder.Unspecified when kpi.Definition.Key is "sla_running" or "sla_at_risk" => TicketListOrder.NextDue,
        Wire.TicketOrder.Unspecified when sample.IsLevel => TicketListOrder.Oldest,
        Wire.TicketOrder.Unspecified when sample.HasAnswers => TicketListOrder.LowestValue,
        Wire.TicketOrder.Unspecified when sample.IsOfDurations && kpi.Definition.Unit == KpiUnit.Seconds => TicketListOrder.HighestValue,
        Wire.TicketOrder.Unspecified => TicketListOrder.Newest,
        Wire.TicketOrder.HighestValue => TicketListOrder.HighestValue,
        Wire.TicketOrder.LowestValue => TicketListOrder.LowestValue,
        Wire.TicketOrder.Newest => TicketListOrder.Newest,
        Wire.TicketOrder.Oldest => TicketListOrder.Oldest,
        Wire.TicketOrder.WaitingLongest => TicketListOrder.WaitingLongest,
        Wire.TicketOrder.NextDue => TicketListOrder.NextDue,
        _ => throw RequestFault.Invalid($"{prefix}order", "is none that this server knows."),
    };
}

using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>Answers requests for load profiles: a KPI by weekday and hour of the tenant's zone. Safe for use by many threads.</summary>
/// <param name="queries">The newest snapshot, and what numbers stand on.</param>
/// <param name="selections">Reads what requests select.</param>
/// <param name="served">The KPIs.</param>
/// <param name="time">Plans ranges.</param>
/// <param name="settings">Cuts and delays.</param>
/// <param name="standards">Bands and targets.</param>
internal sealed class LoadProfileQueries(
    KpiQueries queries, SelectionReader selections, ServedKpis served, TimePlan time, KpiSettings settings, KpiStandards standards)
{
    /// <summary>The KPI that is profiled when none is named.</summary>
    public const string ByDefault = "tickets_total";

    private const double HourMs = 3_600_000;

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="global::Grpc.Core.RpcException">It cannot be answered.</exception>
    public Wire.GetLoadProfileResponse Answer(Wire.GetLoadProfileRequest request, CancellationToken cancellationToken)
    {
        var selection = Select(request);
        var snapshot = queries.Snapshot;
        var range = new RangeReader(time, snapshot, selection, "", request.AsOf);
        var firstMs = snapshot.Tenants.TryGetValue(selection.Tenant, out var tenant) ? tenant[selection.Cube].FirstMs : null;
        var interval = IntervalOf(request, range, firstMs);
        var answerer = new Answerer(snapshot, selection, settings, cancellationToken);
        var writer = new RowWriter(selection, standards, settings);
        var response = new Wire.GetLoadProfileResponse { State = queries.State(snapshot, range, selection.Tenant), Interval = WireTime.ToWire(interval) };
        var slots = LoadSlots.Of(range.Grid.Days, interval);
        for (var slot = 0; slot < slots.Count; slot++)
        {
            var row = answerer.EvaluateTogether(slots[slot], interval);
            var wire = new Wire.LoadSlot { Weekday = (slot / 24) + 1, Hour = slot % 24, Hours = slots[slot].Sum(static hour => hour.LengthMs) / HourMs };
            wire.Values.AddRange(writer.Rows(new Answer(interval, [row], 1), null).First().Values);
            if (selection.Kpis[0].Definition.Unit == KpiUnit.Count && row.Values[0].Value is { } count && wire.Hours > 0)
            {
                wire.PerHour = count / wire.Hours;
            }

            response.Slots.Add(wire);
        }

        return response;
    }

    /// <summary>Whether there is a load profile of a KPI.</summary>
    /// <param name="key">Its key.</param>
    public bool IsProfiled(string key) => served.Find(key) is { } kpi && IsProfiled(kpi.Definition);

    private Selection Select(Wire.GetLoadProfileRequest request)
    {
        var key = request.Kpi.Length == 0 ? ByDefault : request.Kpi;
        if (served.Find(key) is not { } kpi || !IsProfiled(kpi.Definition))
        {
            throw RequestFault.Invalid("kpi", "must be the key of a KPI of tickets, calls or surveys that is no level; ListKpis names them.");
        }

        return selections.ReadOne("", request.Tenant, kpi.Definition.Key, request.Filters);
    }

    /// <summary>Whether hours of a KPI add up: what happened does, levels and distinct customers do not.</summary>
    private static bool IsProfiled(KpiDefinition definition) =>
        definition is { Kind: KpiKind.Flow, IsOfCustomers: false, Reads.Count: 0 } && definition.Cubes.Contains(Domain.Names.Cube.Main);

    private static TimeInterval IntervalOf(Wire.GetLoadProfileRequest request, RangeReader range, long? firstMs)
    {
        if (request.Weeks is < 0 or > QueryLimits.LoadProfileWeeks)
        {
            throw RequestFault.Invalid("weeks", $"is {request.Weeks} but must be 0 (for {QueryLimits.DefaultLoadProfileWeeks}) to {QueryLimits.LoadProfileWeeks}.");
        }

        var weeks = request.Weeks == 0 ? QueryLimits.DefaultLoadProfileWeeks : request.Weeks;
        var days = range.Grid.Days;
        var endMs = range.Grid.Floor(PaneSize.Day, range.AsOfMs);
        var interval = new TimeInterval(days.StartOf(days.DateOf(endMs).AddDays(-7 * weeks)), endMs);
        if (interval.StartMs >= range.Spans.QuarterFromMs)
        {
            // Hours from before the first that is known are not known: they are none, not hours without load. The first one is known in part.
            var knownMs = firstMs is { } first ? range.Grid.Floor(PaneSize.Hour, first) + (long)HourMs : endMs;
            return interval with { StartMs = Math.Clamp(knownMs, interval.StartMs, endMs) };
        }

        throw Gone(range, interval, weeks, isPresent: request.AsOf is null);
    }

    /// <summary>The weeks are not kept in hours: those before the same end that are, else the earliest ones, may be asked for instead.</summary>
    private static global::Grpc.Core.RpcException Gone(RangeReader range, TimeInterval asked, int weeks, bool isPresent)
    {
        var days = range.Grid.Days;
        const string Reason = "the hours of these weeks are no longer kept apart.";
        var (first, last) = (days.DateOf(range.Spans.QuarterFromMs), days.DateOf(asked.EndMs));
        var left = (last.DayNumber - first.DayNumber) / 7;
        if (left > 0)
        {
            return RequestFault.OutOfRange("weeks", Reason, asked with { StartMs = days.StartOf(last.AddDays(-7 * left)) });
        }

        var earliest = new TimeInterval(range.Spans.QuarterFromMs, days.StartOf(first.AddDays(7 * weeks)));
        return RequestFault.OutOfRange(isPresent ? "weeks" : "as_of", Reason, earliest.EndMs <= range.PresentMs ? earliest : null);
    }
}

using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>The statistics of KPIs about SLA clocks: all clocks together, then each kind.</summary>
public static class SlaStatistics
{
    /// <summary>Their names: "" for all kinds together, then the kinds.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["", .. Enumerable.Range(0, ClockKinds.Count).Select(static kind => ((ClockKind)kind).Name())];
}

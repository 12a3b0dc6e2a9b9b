using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Samples;

namespace Streaming.Query.Tickets.Lists;

/// <summary>Why there are no tickets behind a number.</summary>
internal static class Refusal
{
    /// <summary>In words: what it is made of instead, and which tickets stand beside it.</summary>
    /// <param name="kpi">A KPI that has no sample.</param>
    public static string Of(Kpi kpi)
    {
        var key = kpi.Definition.Key;
        var material = Labels.In(Labels.English)[$"material.{KpiSamples.NameOf(KpiSamples.MaterialOf(kpi))}"];
        var beside = key is "cost_of_service" or "contact_deflection" or "contact_deflection_gross" ? " The tickets that divide it are those of tickets_total."
            : KpiSamples.MaterialOf(kpi) == KpiMaterial.CallTimes ? " The calls are those of aht."
            : "";
        return $"'{key}' counts no tickets, but {material}.{beside} ListKpis says of each KPI what it is made of.";
    }
}

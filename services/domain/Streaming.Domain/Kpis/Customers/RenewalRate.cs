using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>L3: of the renewals that fell due, those that were made.</summary>
public sealed class RenewalRate() : RatioKpi(Measure.RenewalsMade, Measure.RenewalsDue, new KpiDefinition
{
    Key = "renewal_rate",
    CatalogueId = "L3",
    NameEn = "Renewal rate",
    NameFr = "Taux de renouvellement",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Renewals that fell due in the interval and were made, before or after, over all that fell due in it. A renewal makes good the oldest one that is due, else the next.",
    Source = "ServiceNow: renewed over due for renewal.",
    Cubes = [Cube.Base],
});

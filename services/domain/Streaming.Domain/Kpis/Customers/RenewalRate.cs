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
    EdgeCases =
    [
        "Counted when the renewal falls due, however early or late it is made.",
        "Leaving ends what is due: it stays due, and was not made.",
        "Nothing fell due: no value.",
    ],
    Cautions =
    [
        "What fell due lately may still be renewed: a young interval is too low.",
        "A renewal may be a price cut: read revenue beside it.",
    ],
    Cubes = [Cube.Base],
});

using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Defined;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Query.Tests.Index;

/// <summary>KPIs as a configuration may define them: of every form, with and without filters, some of which are shared.</summary>
internal static class RandomDefined
{
    private static readonly KpiFilter Tech = Filter((NameKind.Team, ["tech"]));
    private static readonly KpiFilter TechOrNone = Filter((NameKind.Team, ["tech", NameId.UnknownText]));
    private static readonly KpiFilter MailOfBilling = Filter((NameKind.Team, ["billing"]), (NameKind.Channel, ["mail"]));

    /// <summary>KPIs whose filters the agent cube can answer, too.</summary>
    public static IReadOnlyList<Kpi> OfTeams { get; } =
    [
        new DefinedRatio(Definition("tech_share"), [Term(Measure.TicketsCreated, Tech)], [Term(Measure.TicketsCreated)]),
        new DefinedRatio(Definition("seconds_per_ticket", KpiUnit.Seconds), [Term(Measure.FirstResponse, TechOrNone, isTime: true)], [Term(Measure.TicketsCreated, TechOrNone)]),
        new DefinedSum(Definition("worked", KpiUnit.Count), [Term(Measure.Resolved, Tech), Term(Measure.HandleTime, TechOrNone)]),
        new DefinedDuration(Definition("tech_frt", KpiUnit.Seconds, "p90", "mean"), Term(Measure.FirstResponse, Tech)),
        new DefinedLevel(Definition("tech_open", KpiUnit.Count), [Term(Measure.Backlog, Tech), Term(Measure.OpenUntilClosed)]),
    ];

    /// <summary>KPIs of the main cube.</summary>
    public static IReadOnlyList<Kpi> OfMain { get; } =
    [
        .. OfTeams,
        new DefinedRatio(Definition("mail_of_billing"), [Term(Measure.TicketsCreated, MailOfBilling)], [Term(Measure.TicketsCreated, TechOrNone)]),
        new DefinedLevel(Definition("mail_open", KpiUnit.Count), [Term(Measure.Backlog, MailOfBilling)]),
    ];

    private static MeasureTerm Term(MeasureId id, KpiFilter? filter = null, bool isTime = false) =>
        new(new MeasureInfo($"m{id.Value}", id, Measure.IsSketch(id) ? MeasureShape.Durations : Measure.IsLevel(id) ? MeasureShape.Level : MeasureShape.Count), isTime, filter);

    private static KpiDefinition Definition(string key, KpiUnit unit = KpiUnit.Ratio, params string[] statistics) => new()
    {
        Key = key,
        CatalogueId = "",
        Unit = unit,
        Direction = KpiDirection.None,
        Formula = key,
        Source = "configured",
        IsUserDefined = true,
        Statistics = statistics.Length == 0 ? KpiDefinition.ItselfOnly : statistics,
    };

    private static KpiFilter Filter(params (NameKind Dimension, string[] Values)[] conditions) =>
        new([.. conditions.Select(condition => (condition.Dimension, (IReadOnlySet<string>)condition.Values.ToHashSet()))]);
}

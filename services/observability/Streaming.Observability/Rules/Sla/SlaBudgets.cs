using Streaming.Contracts;

namespace Streaming.Observability.Rules.Sla;

/// <summary>What is left of the budgets of objectives, for people to look at: the alerts ask for the speed at which they burn.</summary>
internal static class SlaBudgets
{
    /// <summary>Name of an objective: the share that must be met, by policy and clock.</summary>
    public const string Objective = "policy_clock:streaming_sla_objective:ratio";

    /// <summary>Name of the share that was late over the objective's whole window, by tenant, policy and clock.</summary>
    public const string Late = "policy_clock:streaming_sla_late:ratio";

    /// <summary>Name of what is left of the budget: 1 untouched, 0 spent, below 0 overspent. By tenant, policy and clock.</summary>
    public const string Left = "policy_clock:streaming_sla_budget_left:ratio";

    // The longest ranges of all; shorter than the five minutes after which Prometheus takes a series for ended.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(2);

    /// <summary>The group.</summary>
    /// <param name="promises">The objectives.</param>
    /// <param name="counted">Windows that are counted elsewhere.</param>
    public static RuleGroup Of(IReadOnlyList<SlaPromise> promises, IReadOnlyCollection<TimeSpan> counted) => new("sla-budgets", Areas.Sla)
    {
        Interval = Interval,
        Records =
        [
            .. promises.Select(promise => promise.Period).Distinct().Except(counted).Order().SelectMany(SlaRecords.Of),
            .. promises.Select(ObjectiveOf),
            new(Late, string.Join("\nor\n", promises.Select(LateOf))),
            new(Left, $"1 - {Late} / {OnObjective}"),
        ],
    };

    /// <summary>How fast a budget burns within a window: 1 spends it evenly over the objective's window. By tenant, policy and clock.</summary>
    /// <param name="window">One of the windows that are counted.</param>
    /// <param name="selector">Of which series, in braces.</param>
    public static string Burn(TimeSpan window, string selector) =>
        $"{SlaRecords.Breached(window)}{selector} / ({SlaRecords.Judged(window)}{selector} > 0)"
        + $" / {OnObjective}";

    private static string OnObjective => $"on ({LabelNames.Policy}, {LabelNames.Clock}) group_left () (1 - {Objective})";

    private static RecordingRule ObjectiveOf(SlaPromise promise) => new(Objective, $"vector({PromText.Number(promise.Objective)})")
    {
        Labels = new Dictionary<string, string> { [LabelNames.Policy] = promise.Policy, [LabelNames.Clock] = promise.Clock },
    };

    // Each over the window of its own objective.
    private static string LateOf(SlaPromise promise)
    {
        var selector = $"{{{LabelNames.Policy}=\"{promise.Policy}\",{LabelNames.Clock}=\"{promise.Clock}\"}}";
        return $"{SlaRecords.Breached(promise.Period)}{selector} / ({SlaRecords.Judged(promise.Period)}{selector} > 0)";
    }
}

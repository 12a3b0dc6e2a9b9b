namespace Streaming.Observability.Rules;

/// <summary>Addresses of the Grafana dashboards in English; the French ones end in <see cref="FrenchSuffix"/>.</summary>
internal static class DashboardUids
{
    /// <summary>The desk at a glance.</summary>
    public const string Wallboard = "support-wallboard";

    /// <summary>One team, or any other value of a dimension.</summary>
    public const string Team = "support-team";

    /// <summary>SLAs and error budgets.</summary>
    public const string Sla = "support-sla";

    /// <summary>The pipeline's own health.</summary>
    public const string Pipeline = "streaming-pipeline";

    /// <summary>End of the French dashboards' addresses.</summary>
    public const string FrenchSuffix = "-fr";
}

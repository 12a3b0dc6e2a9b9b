namespace Streaming.Contracts;

/// <summary>
/// Names of metric labels. A KPI split by a dimension also has a label with the dimension's name, as in
/// <see cref="Dimensions"/>; a series that is not split has none.
/// </summary>
public static class LabelNames
{
    /// <summary>Currency of an amount of money, ISO 4217.</summary>
    public const string Currency = "currency";

    /// <summary>The tenant.</summary>
    public const string Tenant = "tenant";

    /// <summary>The rolling window: one of <see cref="WindowNames"/>.</summary>
    public const string Window = "window";

    /// <summary>The statistic of a KPI: empty for the KPI itself, else mean, p50, p90 and so on.</summary>
    public const string Statistic = "statistic";

    /// <summary>Key of a KPI.</summary>
    public const string Kpi = "kpi";

    /// <summary>Name of a dimension.</summary>
    public const string Dimension = "dimension";

    /// <summary>Number of a shard.</summary>
    public const string Shard = "shard";

    /// <summary>Kafka topic.</summary>
    public const string Topic = "topic";

    /// <summary>Kafka partition.</summary>
    public const string Partition = "partition";

    /// <summary>One of <see cref="DeadLetterReasons"/>.</summary>
    public const string Reason = "reason";

    /// <summary>What is wrong with a shard's place in Kafka: one of <see cref="ShardFaults"/>.</summary>
    public const string Fault = "fault";

    /// <summary>Version of the product.</summary>
    public const string Version = "version";

    /// <summary>Hash of the configuration that shapes the numbers, hexadecimal.</summary>
    public const string ConfigurationHash = "configuration_hash";

    /// <summary>An SLA policy.</summary>
    public const string Policy = "policy";

    /// <summary>A kind of SLA clock.</summary>
    public const string Clock = "clock";

    /// <summary>Id of a ticket: only where few are named, and never on an alert.</summary>
    public const string Ticket = "ticket";

    /// <summary>What became of an SLA clock.</summary>
    public const string Kind = "kind";

    /// <summary>What is taken back of an SLA clock; empty where nothing is.</summary>
    public const string Retracts = "retracts";
}

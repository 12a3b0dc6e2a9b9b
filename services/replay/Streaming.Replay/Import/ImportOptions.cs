namespace Streaming.Replay.Import;

/// <summary>Which part of the incident log becomes events.</summary>
public sealed record ImportOptions
{
    /// <summary>The CloudEvents <c>source</c> of imported events.</summary>
    public const string Source = "/uci/incident-log";

    /// <summary>The customer of an incident whose caller is missing: an event of creation must name one.</summary>
    public const string UnknownCustomer = "unknown";

    /// <summary>Only incidents opened at or after this time; default: all.</summary>
    public DateTimeOffset OpenedFrom { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Only incidents opened before this time; default: all.</summary>
    public DateTimeOffset OpenedBefore { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Only events before this time, as if the log had been read then; default: all.</summary>
    public DateTimeOffset Until { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>The <c>tenant</c> of the events; default: none, which is <c>default</c>.</summary>
    public string? Tenant { get; init; }
}

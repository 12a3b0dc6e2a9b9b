namespace Streaming.Hosting;

/// <summary>What is promised for some tickets.</summary>
public sealed record SlaPolicyOptions
{
    /// <summary>The policy's name, each once in a version; it labels what it measures. Required.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Which tickets: lists of values by dimension (tenant, team, channel, category, priority, product). All dimensions must match, by one of their
    /// values; <c>unknown</c> is a ticket without a value. Default: every ticket.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Match { get; init; }

    /// <summary>The calendar of targets that name none. Default: <see cref="SlaOptions.DefaultCalendar"/>.</summary>
    public string? Calendar { get; init; }

    /// <summary>The at-risk thresholds of targets that name none. Default: 0.8.</summary>
    public IReadOnlyList<string>? AtRisk { get; init; }

    /// <summary>The objective of targets that name none. Default: none.</summary>
    public SlaObjectiveOptions? Objective { get; init; }

    /// <summary>
    /// T7: within what time of its creation a ticket must be solved to count as resolved in time, hours and minutes of the calendar, such as 48h. That of
    /// the policy which matches a ticket at its creation counts. Default: <see cref="EngineOptions.ResolutionDelay"/>.
    /// </summary>
    public string? ResolutionDelay { get; init; }

    /// <summary>What is promised, at most one target for each kind of clock. Default: none, for tickets that are promised nothing.</summary>
    public IReadOnlyList<SlaTargetOptions>? Targets { get; init; }
}

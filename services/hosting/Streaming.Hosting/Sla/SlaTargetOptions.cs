namespace Streaming.Hosting;

/// <summary>One promise: a clock and when it is due.</summary>
public sealed record SlaTargetOptions
{
    /// <summary>
    /// What is measured: first_reply, next_reply, periodic_update, pausable_update, requester_wait, agent_work or total_resolution. Required.
    /// </summary>
    public string? Clock { get; init; }

    /// <summary>Open time until it is due: hours and minutes such as <c>4h</c>, <c>90m</c> or <c>1h30m</c>; above 0, up to ten years. Required.</summary>
    public string? Duration { get; init; }

    /// <summary>The hours in which the clock runs. Default: <see cref="SlaPolicyOptions.Calendar"/>.</summary>
    public string? Calendar { get; init; }

    /// <summary>
    /// The parts of the duration after which a clock is at risk, between 0 and 1, at most eight, in thousandths. Default:
    /// <see cref="SlaPolicyOptions.AtRisk"/>.
    /// </summary>
    public IReadOnlyList<string>? AtRisk { get; init; }

    /// <summary>How many must be met. Default: <see cref="SlaPolicyOptions.Objective"/>.</summary>
    public SlaObjectiveOptions? Objective { get; init; }
}

namespace Streaming.Observability.Cases;

/// <summary>What some alerts must do for some series: a case of <c>promtool test rules</c>.</summary>
/// <param name="Name">What happens, as a sentence.</param>
internal sealed record RuleCase(string Name)
{
    /// <summary>Time between two samples; the first is at 0.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Series and their samples in promtool's notation: <c>0+1x10</c>, <c>_x3</c>.</summary>
    public required IReadOnlyList<(string Series, string Values)> Series { get; init; }

    /// <summary>What must be so, and when.</summary>
    public required IReadOnlyList<Expectation> Expect { get; init; }
}

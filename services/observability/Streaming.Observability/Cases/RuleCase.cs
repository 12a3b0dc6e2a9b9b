namespace Streaming.Observability.Cases;

/// <summary>What some rules must do for some series: a case of <c>promtool test rules</c>.</summary>
/// <param name="Name">What happens, as a sentence.</param>
internal sealed record RuleCase(string Name)
{
    /// <summary>Time between two samples; the first is at 0.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Series and their samples in promtool's notation: <c>0+1x10</c>, <c>_x3</c>.</summary>
    public required IReadOnlyList<(string Series, string Values)> Series { get; init; }

    /// <summary>Which alerts must fire, and when.</summary>
    public IReadOnlyList<Expectation> Expect { get; init; } = [];

    /// <summary>What must be recorded, and when.</summary>
    public IReadOnlyList<Number> Numbers { get; init; } = [];
}

namespace Streaming.Observability.Cases;

/// <summary>Which alerts of a name fire at a time.</summary>
/// <param name="At">The time.</param>
/// <param name="Alert">Name of the rule.</param>
/// <param name="Firing">Those that fire; none means that it must not.</param>
internal sealed record Expectation(TimeSpan At, string Alert, params IReadOnlyList<Firing> Firing)
{
    /// <summary>Minutes after the first sample.</summary>
    /// <param name="minutes">How many.</param>
    /// <param name="alert">Name of the rule.</param>
    /// <param name="firing">Those that fire.</param>
    public static Expectation AtMinute(double minutes, string alert, params IReadOnlyList<Firing> firing) =>
        new(TimeSpan.FromMinutes(minutes), alert, firing);
}

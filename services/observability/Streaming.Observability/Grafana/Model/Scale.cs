using Streaming.Domain.Kpis.Bands;

namespace Streaming.Observability.Grafana.Model;

/// <summary>Colours by value, and the words for them, so that no meaning hangs on colour alone.</summary>
/// <param name="Steps">Ascending; the first holds for everything below the second.</param>
internal sealed record Scale(IReadOnlyList<ScaleStep> Steps)
{
    // Grafana's steps hold from their value on: a limit that belongs to the band below it is moved by less than any display shows.
    private const double Nudge = 1e-6;

    /// <summary>Good below a limit, bad from it on.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="good">The word for good.</param>
    /// <param name="bad">The word for bad.</param>
    /// <param name="colour">The colour of bad.</param>
    public static Scale Below(double limit, Words good, Words bad, string colour = Colours.Bad) =>
        new([new(null, Colours.Good, good), new(limit, colour, bad)]);

    /// <summary>The bands of a benchmark.</summary>
    /// <param name="rule">The bands.</param>
    public static Scale Of(BandRule rule)
    {
        var isUpper = rule.Steps[0].Limit.IsUpper;
        var ascending = isUpper ? rule.Steps : [.. rule.Steps.Reverse()];
        var steps = new List<ScaleStep>();
        if (isUpper)
        {
            // Each limit ends its band; the next begins there.
            for (var i = 0; i < ascending.Count; i++)
            {
                steps.Add(Step(i == 0 ? null : Edge(ascending[i - 1].Limit), ascending[i].Band));
            }

            steps.Add(Step(Edge(ascending[^1].Limit), rule.Otherwise));
        }
        else
        {
            steps.Add(Step(null, rule.Otherwise));
            steps.AddRange(ascending.Select(step => Step(Edge(step.Limit), step.Band)));
        }

        return new(steps);
    }

    private static double Edge(Limit limit) => limit.Relation is Relation.AtMost or Relation.Above
        ? limit.Value + (Nudge * Math.Max(1, Math.Abs(limit.Value)))
        : limit.Value;

    private static ScaleStep Step(double? from, Band band) => new(from, Colours.Of(band), BandWords.Of(band));
}

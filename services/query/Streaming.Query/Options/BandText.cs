using Streaming.Domain.Kpis.Bands;

namespace Streaming.Query.Options;

/// <summary>Reads bands from configuration.</summary>
internal static class BandText
{
    private static readonly (string Word, Band Band)[] Steps =
    [
        ("exceptional", Band.Exceptional), ("above_average", Band.AboveAverage), ("typical", Band.Typical),
    ];

    private const string Satisfactory = "satisfactory";

    /// <summary>Reads the bands of one KPI.</summary>
    /// <param name="limits">Limits by band.</param>
    /// <param name="fault">What is wrong, to be read after "but must"; <see langword="null"/> when nothing is.</param>
    /// <returns>The bands; <see langword="null"/> when something is wrong.</returns>
    public static BandRule? Read(IReadOnlyDictionary<string, string> limits, out string? fault)
    {
        fault = null;
        var steps = new List<BandStep>();
        foreach (var (word, text) in limits)
        {
            if (word != Satisfactory && !Array.Exists(Steps, step => step.Word == word))
            {
                fault = $"must name bands only: exceptional, above_average, typical, or satisfactory alone; not {word}";
            }
            else if (!Limit.TryParse(text, out var limit))
            {
                fault = $"must have limits such as <900 or >=0.85; {word} has '{text}'";
            }
            else
            {
                steps.Add(new BandStep(word == Satisfactory ? Band.Satisfactory : Array.Find(Steps, step => step.Word == word).Band, limit));
            }
        }

        steps.Sort(static (left, right) => left.Band.CompareTo(right.Band));
        fault ??= FaultOf(steps);
        return fault is null ? new BandRule(steps, steps[0].Band == Band.Satisfactory ? Band.Unsatisfactory : Band.BelowTypical) : null;
    }

    private static string? FaultOf(List<BandStep> steps)
    {
        if (steps.Count == 0)
        {
            return "must name at least one band";
        }

        if (steps.Count > 1 && steps.Exists(static step => step.Band == Band.Satisfactory))
        {
            return "must have satisfactory alone, or none of it";
        }

        for (var i = 1; i < steps.Count; i++)
        {
            if (!steps[i].Limit.Holds(steps[i - 1].Limit) || steps[i].Limit == steps[i - 1].Limit)
            {
                return $"must have limits that widen from the best band to the worst, all on one side; {steps[i].Limit} does not hold all of {steps[i - 1].Limit}";
            }
        }

        return null;
    }
}

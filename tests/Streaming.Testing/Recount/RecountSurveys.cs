namespace Streaming.Testing.Recount;

/// <summary>V1 of a sample of answers.</summary>
/// <param name="Count">Answers, passives included.</param>
/// <param name="Promoters">Scores 9 and 10.</param>
/// <param name="Passives">Scores 7 and 8.</param>
/// <param name="Detractors">Scores 6 and below.</param>
/// <param name="Nps">-100 to 100; null without answers.</param>
/// <param name="Margin95">Half the 95 % interval of the score, points; null without answers.</param>
public sealed record RecountNps(
    long Count, long Promoters, long Passives, long Detractors, double? Nps, double? Margin95)
{
    /// <summary>The figures of a sample.</summary>
    /// <param name="answers">NPS answers.</param>
    /// <returns>The figures.</returns>
    public static RecountNps Of(IEnumerable<RecountAnswer> answers)
    {
        var scores = answers.Select(answer => answer.Value).ToList();
        long count = scores.Count;
        long promoters = scores.Count(score => score >= 9);
        long detractors = scores.Count(score => score <= 6);
        if (count == 0)
        {
            return new RecountNps(0, 0, 0, 0, null, null);
        }

        var balance = (double)(promoters - detractors) / count;
        var variance = ((double)(promoters + detractors) / count) - (balance * balance);
        return new RecountNps(
            count,
            promoters,
            count - promoters - detractors,
            detractors,
            100.0 * (promoters - detractors) / count,
            196 * Math.Sqrt(Math.Max(0, variance) / count));
    }
}

/// <summary>V2 of a sample of answers, ratios 0 to 1.</summary>
/// <param name="Count">Answers.</param>
/// <param name="Satisfied">Answers at or above the cut of their scale.</param>
/// <param name="Pct">Satisfied / answers; null without answers.</param>
/// <param name="Mean">Mean score; null without answers and when scales mix.</param>
/// <param name="Norm">Mean of (score - least) / (greatest - least); null without answers.</param>
public sealed record RecountCsat(long Count, long Satisfied, double? Pct, double? Mean, double? Norm)
{
    /// <summary>The figures of a sample.</summary>
    /// <param name="answers">CSAT answers.</param>
    /// <param name="options">The cuts.</param>
    /// <returns>The figures.</returns>
    public static RecountCsat Of(IEnumerable<RecountAnswer> answers, RecountOptions options)
    {
        var list = answers.ToList();
        if (list.Count == 0)
        {
            return new RecountCsat(0, 0, null, null, null);
        }

        var satisfied = list.Count(answer => answer.Value >= options.CsatSatisfiedFrom[(answer.Min, answer.Max)]);
        var scales = list.Select(answer => (answer.Min, answer.Max)).Distinct().Count();
        return new RecountCsat(
            list.Count,
            satisfied,
            (double)satisfied / list.Count,
            scales == 1 ? list.Average(answer => (double)answer.Value) : null,
            list.Average(answer => (double)(answer.Value - answer.Min) / (answer.Max - answer.Min)));
    }
}

/// <summary>V3 of a sample of answers.</summary>
/// <param name="Count">Answers.</param>
/// <param name="Easy">Answers in the easy part of their scale.</param>
/// <param name="Neutral">Answers in the middle.</param>
/// <param name="Hard">Answers in the hard part.</param>
/// <param name="Excluded">100 × (easy - hard) / (easy + hard); null when both are 0.</param>
/// <param name="InBase">100 × (easy - hard) / answers; null without answers.</param>
public sealed record RecountCes(long Count, long Easy, long Neutral, long Hard, double? Excluded, double? InBase)
{
    /// <summary>The figures of a sample.</summary>
    /// <param name="answers">CES answers.</param>
    /// <param name="options">The cuts.</param>
    /// <returns>The figures.</returns>
    public static RecountCes Of(IEnumerable<RecountAnswer> answers, RecountOptions options)
    {
        var list = answers.ToList();
        long easy = list.Count(answer => answer.Value >= options.CesCuts[(answer.Min, answer.Max)].EasyFrom);
        long hard = list.Count(answer => answer.Value <= options.CesCuts[(answer.Min, answer.Max)].HardTo);
        return new RecountCes(
            list.Count,
            easy,
            list.Count - easy - hard,
            hard,
            easy + hard == 0 ? null : 100.0 * (easy - hard) / (easy + hard),
            list.Count == 0 ? null : 100.0 * (easy - hard) / list.Count);
    }
}

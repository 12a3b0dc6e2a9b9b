using System.Text;

namespace Streaming.Testing.Recount;

/// <summary>
/// C14's option, the slow and obvious way: of all answers in an interval, those that no later answer in it of the same customer to a survey of the same
/// kind follows. Of two of one instant, the one is later whose response id is, byte by byte; then whose ticket's.
/// </summary>
internal static class LatestAnswers
{
    /// <summary>Leaves out the answers that others follow.</summary>
    /// <param name="contributions">All contributions, of any time.</param>
    /// <param name="fromMs">Start of the interval, included, Unix milliseconds.</param>
    /// <param name="toMs">End of the interval, excluded, Unix milliseconds.</param>
    /// <returns>What is left; all answers outside of the interval are left out.</returns>
    public static IEnumerable<RecountContribution> Only(IReadOnlyList<RecountContribution> contributions, long fromMs, long toMs)
    {
        var inside = contributions
            .Where(one => one.Measure == RecountMeasure.SurveyAnswers && one.TimeMs >= fromMs && one.TimeMs < toMs)
            .ToList();
        return contributions
            .Where(static one => one.Measure != RecountMeasure.SurveyAnswers)
            .Concat(inside.Where(answer => answer.Respondent is null || !inside.Exists(other => Follows(other, answer))));
    }

    private static bool Follows(RecountContribution later, RecountContribution answer)
    {
        if (later.Respondent != answer.Respondent || later.Split.Tenant != answer.Split.Tenant || later.Answer!.Kind != answer.Answer!.Kind)
        {
            return false;
        }

        var order = later.TimeMs.CompareTo(answer.TimeMs);
        order = order != 0 ? order : Compare(later.Response!.Value.Id, answer.Response!.Value.Id);
        return (order != 0 ? order : Compare(later.Response!.Value.Ticket, answer.Response!.Value.Ticket)) > 0;
    }

    private static int Compare(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}

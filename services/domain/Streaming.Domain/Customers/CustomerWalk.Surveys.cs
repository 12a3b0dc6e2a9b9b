using Streaming.Domain.Measures;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <content>
/// Answers to surveys, as the shards of their responses tell them: which of each kind is the customer's latest, a level. Answers of one instant are in
/// the order of their ids, and the last of them is the latest.
/// </content>
internal sealed partial class CustomerWalk
{
    private void TakeAnswer(in Fact fact)
    {
        var split = _answerSplits.ResolveAnswer(_tenant, fact.Customer, fact.Values);
        Contribute(Measure.AnswersHeard(fact.SurveyKind), fact.TimeMs, 1, split);
        var latest = new StandingAnswer(
            MeasureId.Survey(fact.SurveyKind, audienceIsAgent: false, fact.ScaleMin, fact.ScaleMax, fact.Value).Standing, split);
        ref var standing = ref _state.Answers[(int)fact.SurveyKind];
        if (standing != latest)
        {
            Contribute(standing.Measure, fact.TimeMs, standing.IsNone ? 0 : -1, standing.Split);
            Contribute(latest.Measure, fact.TimeMs, 1, latest.Split);
            standing = latest;
        }
    }
}

namespace Streaming.Testing.Recount;

/// <summary>V1, V2, V3: what survey answers contribute. A voided ticket keeps its surveys.</summary>
internal static class SurveyMeasures
{
    /// <summary>What the surveys of one scope contribute: of each response the newest version, unless withdrawn.</summary>
    /// <param name="scope">A ticket with its surveys, or one response without a ticket.</param>
    /// <returns>The contributions.</returns>
    public static IEnumerable<RecountContribution> Of(RecountTimeline scope) => scope.Moments
        .Select(moment => moment.Fact)
        .Where(fact => fact.ResponseId is not null)
        .GroupBy(fact => fact.ResponseId)
        .Select(response => Answer(scope, response.ToList()))
        .OfType<RecountContribution>();

    private static RecountContribution? Answer(RecountTimeline scope, List<RecountFact> response)
    {
        var firstAnswered = response.Find(fact => fact.Kind == RecountFactKind.SurveyAnswered);
        if (firstAnswered is null || response.Exists(fact => fact.Kind == RecountFactKind.SurveyWithdrawn))
        {
            return null;
        }

        var newest = response.Where(fact => fact.Answer is not null).OrderBy(fact => fact.Revision).Last();
        if (newest.AsksStaff)
        {
            return null;
        }

        var ticket = scope.InheritedBy(firstAnswered);
        var split = new RecountSplit(
            newest.Scope.Tenant,
            newest.Team ?? ticket?.Team,
            newest.Channel ?? ticket?.Channel,
            newest.Category ?? ticket?.Category,
            ticket?.Priority,
            newest.Agent ?? (ticket is null ? null : LastReplier(scope, firstAnswered)))
        {
            Product = ticket?.Product,
        };
        return new RecountContribution(
            RecountMeasure.SurveyAnswers, firstAnswered.TimeMs, split, newest.Answer!.Value, newest.Answer);
    }

    private static string? LastReplier(RecountTimeline ticket, RecountFact before) => ticket.Moments
        .Select(moment => moment.Fact)
        .TakeWhile(fact => !ReferenceEquals(fact, before))
        .LastOrDefault(fact => fact.IsReply)?.Agent;
}

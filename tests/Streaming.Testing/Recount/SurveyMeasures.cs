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

    /// <summary>What counts of a response, whoever was asked; null where nothing does.</summary>
    /// <param name="scope">A ticket with its surveys, or one response without a ticket.</param>
    /// <param name="response">The facts of the response, in order.</param>
    /// <returns>The first answer, the version that counts, and the split.</returns>
    public static (RecountFact FirstAnswered, RecountFact Newest, RecountSplit Split)? Counted(RecountTimeline scope, List<RecountFact> response)
    {
        var firstAnswered = response.Find(fact => fact.Kind == RecountFactKind.SurveyAnswered);
        if (firstAnswered is null || response.Exists(fact => fact.Kind == RecountFactKind.SurveyWithdrawn))
        {
            return null;
        }

        var newest = response.Where(fact => fact.Answer is not null).OrderBy(fact => fact.Revision).Last();
        var ticket = scope.InheritedBy(firstAnswered);
        return (firstAnswered, newest, new RecountSplit(
            newest.Scope.Tenant,
            newest.Team ?? ticket?.Team,
            newest.Channel ?? ticket?.Channel,
            newest.Category ?? ticket?.Category,
            ticket?.Priority,
            newest.Agent ?? (ticket is null ? null : LastReplier(scope, firstAnswered)))
        {
            Product = ticket?.Product,
        });
    }

    private static RecountContribution? Answer(RecountTimeline scope, List<RecountFact> response) =>
        Counted(scope, response) is ({ } first, { } newest, { } split)
            ? new RecountContribution(newest.AsksStaff ? RecountMeasure.StaffAnswers : RecountMeasure.SurveyAnswers, first.TimeMs, split, newest.Answer!.Value, newest.Answer)
            {
                Respondent = newest.Customer ?? first.Customer ?? (scope.CreatedAt < 0 ? null : scope.Created.Fact.Customer),
                Response = (first.ResponseId!, first.Scope.Kind == "ticket" ? first.Scope.Id : ""),
            }
            : null;

    private static string? LastReplier(RecountTimeline ticket, RecountFact before) => ticket.Moments
        .Select(moment => moment.Fact)
        .TakeWhile(fact => !ReferenceEquals(fact, before))
        .LastOrDefault(fact => fact.IsReply)?.Agent;
}

namespace Streaming.Testing.Recount;

/// <summary>T11: what calls contribute. A voided ticket keeps its calls.</summary>
internal static class CallMeasures
{
    /// <summary>What the calls of one scope contribute.</summary>
    /// <param name="scope">A ticket with its calls, or one call without a ticket.</param>
    /// <returns>The contributions.</returns>
    public static IEnumerable<RecountContribution> Of(RecountTimeline scope) =>
        from moment in scope.Moments
        where moment.Fact.Kind == RecountFactKind.Call
        let call = moment.Fact
        let ticket = scope.InheritedBy(call)
        let split = new RecountSplit(
            call.Scope.Tenant,
            call.Team ?? ticket?.Team,
            call.Channel ?? ticket?.Channel,
            call.Category ?? ticket?.Category,
            ticket?.Priority,
            call.Agent ?? ticket?.Assignee)
        {
            Product = ticket?.Product,
        }
        from part in new (RecountMeasure Measure, long Value)[]
        {
            (RecountMeasure.Calls, 1),
            (RecountMeasure.CallTalk, call.TalkMs),
            (RecountMeasure.CallHold, call.HoldMs),
            (RecountMeasure.CallAfterCall, call.AfterCallMs),
        }
        select new RecountContribution(part.Measure, call.TimeMs, split, part.Value);
}

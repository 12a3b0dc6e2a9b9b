namespace Streaming.Testing.Recount;

/// <summary>What somebody wrote beside a survey answer that counts.</summary>
/// <param name="Scope">The ticket, or the response where no ticket is named.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="AnsweredMs">When it was first answered.</param>
/// <param name="WrittenMs">When the version that counts was given.</param>
/// <param name="Answer">The answer beside it.</param>
/// <param name="AsksStaff">The survey asks staff.</param>
/// <param name="Split">What the answer counts under.</param>
/// <param name="Text">The comment.</param>
public sealed record RecountComment(
    RecountScope Scope, string ResponseId, long AnsweredMs, long WrittenMs, RecountAnswer Answer, bool AsksStaff, RecountSplit Split, string Text)
{
    /// <summary>The comments of one scope that are not too old, not withdrawn and not erased.</summary>
    internal static IEnumerable<RecountComment> Of(RecountTimeline scope, long timerTimeMs, RecountOptions options)
    {
        if (scope.Moments.Any(moment => moment.Fact is { Kind: RecountFactKind.Deleted, DeletionVoids: false }))
        {
            yield break;
        }

        var responses = scope.Moments.Select(moment => moment.Fact).Where(fact => fact.ResponseId is not null).GroupBy(fact => fact.ResponseId);
        foreach (var response in responses)
        {
            if (SurveyMeasures.Counted(scope, [.. response]) is ({ } first, { Comment: { } text } newest, { } split)
                && timerTimeMs < newest.TimeMs + (long)options.CommentSpan.TotalMilliseconds)
            {
                yield return new RecountComment(newest.Scope, newest.ResponseId!, first.TimeMs, newest.TimeMs, newest.Answer!, newest.AsksStaff, split, text);
            }
        }
    }
}

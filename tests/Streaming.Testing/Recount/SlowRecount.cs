namespace Streaming.Testing.Recount;

/// <summary>
/// Every KPI of a raw event log, counted the slow and obvious way. It shares no code with the engine that it is held against:
/// all records are read, each ticket becomes a sorted list of facts, each measure is one loop over that list.
/// </summary>
/// <remarks>
/// What the written semantics leave open is read so:
/// <para>Reading. Texts are trimmed, then refused when empty. Every id field holds at most 128 bytes, every other text 256. Null is
/// absent, but for the team and agent of <c>assigned</c>, where it takes away. Events of the customer and business topics count as
/// unknown types. A record is judged in this order: size, JSON, envelope, type, data, scale, event time. A CSAT or NPS scale
/// without cuts is refused as a CES scale is. Scores are whole numbers. Seconds are floored to the millisecond.</para>
/// <para>Conflicts. Content is event type, time, data and sequence. Where revision and time of two contents are equal, the one that
/// is greater as canonical JSON text wins; the engine compares a hash there, so logs that are compared have no such pair. Identity
/// bytes are compared field by field: source, key name, key value, as UTF-8.</para>
/// <para>Order. <c>assigned</c> and <c>attributes-changed</c> have one rank; <c>reopened</c> stands last among the statuses of an
/// instant; the four survey events have one rank.</para>
/// <para>Facts before the creation (in fact order) count: they move status, attributes and reply gaps at their own times. The creation sets
/// the attributes that it carries, and the status only when no status stands yet, so that a solution dated before the
/// creation is not reopened by it. Levels begin at the creation. A <c>created</c> with status solved or closed is a
/// resolution or closing at the creation.</para>
/// <para>Messages. Only <c>human</c> and <c>public</c> is a reply; a customer's message is one whatever <c>public</c> says. Agent and team of a
/// message or status event do not change assignee or team. A reply without <c>agentId</c> has an unknown agent.</para>
/// <para>T5. "Before" the creation is in fact order. The first customer message of a staff-opened ticket starts the clock wherever it stands;
/// replies before it do not count. Any solving or closing before the reply, be it before the clock's start, ends the clock for good.</para>
/// <para>Unanswered open: created, clock started, no reply at or after its start, status in the backlog, not <c>frt_invalid</c>. A ticket
/// that was solved unanswered leaves the level and comes back when reopened, until a reply.</para>
/// <para>T6. The creation opens a gap only for customer-opened tickets; a customer message on a solved or closed ticket opens one.</para>
/// <para>T7. The delay has elapsed when timer time is at or past creation + D. A ticket whose solution stood then is in the divisor in any case.</para>
/// <para>T9. The creation is a contact whoever opened; a last run of customer messages after a reply is a contact though no reply follows.
/// A reopening at exactly R counts as within R.</para>
/// <para><c>closed_unresolved</c> looks at the closing: a solution that comes later, without a reopening, does not take it back.</para>
/// <para>Calls and surveys inherit the ticket as of the later of their own fact and the creation: so whichever comes first, they are known. Of
/// a ticket that was never created they inherit nothing. A call or survey names its ticket or stands alone: one that is sent
/// under two tickets is two. A survey's own fields are those of its newest version, the inherited ones those of its first answer. A revision
/// without <c>answered</c> counts nowhere. The last replier is the one of the last reply before the first answer, unknown when that reply does
/// not name one. Surveys with audience agent count nowhere. An answer is the customer's that its newest version names, else its first, else of the
/// ticket's creation, be the ticket voided or not.</para>
/// <para>Deletion other than spam, test or duplicate is a closing, by the assignee. A ticket not closed (solved ones too) and without any fact, calls and
/// surveys included, for longer than the limit is closed at last fact + limit, by the assignee; later facts go on from there.</para>
/// <para>A group of an answer exists when something of it lies in the interval or a level is not zero at either end.</para>
/// </remarks>
public sealed class SlowRecount
{
    private static readonly RecountMeasure[] DurationMeasures =
    [
        RecountMeasure.FirstResponse, RecountMeasure.ReplyGap, RecountMeasure.TimeToResolution, RecountMeasure.WaitTime,
        RecountMeasure.FirstResponseBusiness, RecountMeasure.TimeToResolutionBusiness, RecountMeasure.TimeToResolutionActive,
        RecountMeasure.CallTalk, RecountMeasure.CallHold, RecountMeasure.CallAfterCall,
    ];

    private static readonly RecountMeasure[] LevelMeasureNames =
        [RecountMeasure.BacklogChange, RecountMeasure.UnansweredOpenChange, RecountMeasure.OpenUntilClosedChange];

    private readonly RecountOptions _options;
    private readonly long _timerTimeMs;

    private SlowRecount(
        IReadOnlyDictionary<RecountScope, IReadOnlyList<RecountContribution>> byScope,
        IReadOnlyList<RecountComment> comments,
        IReadOnlyDictionary<RecountExclusion, int> excluded,
        long timerTimeMs,
        RecountOptions options)
    {
        Comments = comments;
        ByScope = byScope;
        Contributions = [.. byScope.Values.SelectMany(static contributions => contributions)];
        Excluded = excluded;
        _options = options;
        _timerTimeMs = timerTimeMs;
    }

    /// <summary>Everything that the log contributes.</summary>
    public IReadOnlyList<RecountContribution> Contributions { get; }

    /// <summary>The same by the ticket, call or response that contributes it.</summary>
    public IReadOnlyDictionary<RecountScope, IReadOnlyList<RecountContribution>> ByScope { get; }

    /// <summary>The comments beside survey answers.</summary>
    public IReadOnlyList<RecountComment> Comments { get; }

    /// <summary>How many records take no part, by reason.</summary>
    public IReadOnlyDictionary<RecountExclusion, int> Excluded { get; }

    /// <summary>Counts a log.</summary>
    /// <param name="records">The records, in any order, with any repetitions.</param>
    /// <param name="timerTimeMs">How far time has passed, Unix milliseconds.</param>
    /// <param name="options">The configuration, or null for the default.</param>
    /// <returns>The recount.</returns>
    public static SlowRecount Of(IEnumerable<RecountRecord> records, long timerTimeMs, RecountOptions? options = null)
    {
        options ??= new RecountOptions();
        var log = records.ToList();

        // Sharing a short log out takes longer than counting it.
        var threads = log.Count > 10_000 ? Environment.ProcessorCount : 1;
        var read = log.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select(record => Read(record, options)).ToList();
        var excluded = read.Where(one => one.Excluded is not null)
            .GroupBy(one => one.Excluded!.Value)
            .ToDictionary(reason => reason.Key, reason => reason.Count());
        var byScope = read
            .Where(one => one.Fact is not null)
            .Select(one => one.Fact!)
            .GroupBy(fact => fact.Scope)
            .AsParallel()
            .WithDegreeOfParallelism(threads)
            .ToDictionary(
                scope => scope.Key,
                scope =>
                {
                    var timeline = RecountTimeline.Of(RecountFacts.SetOf(scope), timerTimeMs, options);
                    return (
                        Contributions: (IReadOnlyList<RecountContribution>)[.. ContributionsOf(timeline, timerTimeMs, options).SelectMany(one => WithoutTooLong(one, options))],
                        Comments: RecountComment.Of(timeline, timerTimeMs, options).ToList());
                });
        return new SlowRecount(
            byScope.ToDictionary(scope => scope.Key, scope => scope.Value.Contributions),
            [.. byScope.Values.SelectMany(scope => scope.Comments)],
            excluded,
            timerTimeMs,
            options);
    }

    /// <summary>What became of the SLA clocks of each ticket that is created and not voided.</summary>
    /// <param name="records">The records, in any order, with any repetitions.</param>
    /// <param name="timerTimeMs">How far time has passed, Unix milliseconds.</param>
    /// <param name="options">The configuration, with policies.</param>
    /// <returns>The clocks by ticket.</returns>
    public static IReadOnlyDictionary<RecountScope, IReadOnlyList<RecountClockStory>> ClocksOf(
        IEnumerable<RecountRecord> records, long timerTimeMs, RecountOptions options)
    {
        var accepted = new List<RecountFact>();
        foreach (var record in records)
        {
            try
            {
                accepted.Add(RecountParser.Parse(record, options));
            }
            catch (RecountRejection)
            {
                // Of() counts them.
            }
        }

        var clocks = new Dictionary<RecountScope, IReadOnlyList<RecountClockStory>>();
        foreach (var scope in accepted.GroupBy(fact => fact.Scope))
        {
            var timeline = RecountTimeline.Of(RecountFacts.SetOf(scope), timerTimeMs, options);
            if (timeline.CreatedAt >= 0 && !timeline.IsVoided)
            {
                var stories = new List<RecountClockStory>();
                ClockMeasures.Of(timeline, timerTimeMs, options.Sla!, stories);
                clocks[scope.Key] = stories;
            }
        }

        return clocks;
    }

    /// <summary>Answers a query: the KPIs of each group.</summary>
    /// <param name="query">Interval, filter and grouping.</param>
    /// <returns>The KPIs by group name; without grouping the one group named by the empty text, always there.</returns>
    public IReadOnlyDictionary<string, RecountKpis> Evaluate(RecountQuery query)
    {
        var counted = query.LatestPerCustomer ? LatestAnswers.Only(Contributions, query.FromMs, query.ToMs) : Contributions;
        var groups = counted
            .Where(one => query.Lets(one.Split))
            .GroupBy(one => query.GroupOf(one.Split))
            .Where(group => query.GroupBy.Count == 0 || HasSomething(group, query))
            .ToDictionary(group => group.Key, group => RecountEvaluation.Of(group.ToList(), query, _timerTimeMs, _options));
        if (query.GroupBy.Count == 0 && groups.Count == 0)
        {
            groups[""] = RecountEvaluation.Of([], query, _timerTimeMs, _options);
        }

        return groups;
    }

    private static (RecountFact? Fact, RecountExclusion? Excluded) Read(RecountRecord record, RecountOptions options)
    {
        try
        {
            return (RecountParser.Parse(record, options), null);
        }
        catch (RecountRejection rejection)
        {
            return (null, rejection.Reason);
        }
    }

    private static IEnumerable<RecountContribution> ContributionsOf(
        RecountTimeline scope, long timerTimeMs, RecountOptions options)
    {
        var always = CallMeasures.Of(scope).Concat(SurveyMeasures.Of(scope));
        return scope.CreatedAt < 0 || scope.IsVoided
            ? always
            : CreationMeasures.Of(scope, timerTimeMs, options)
                .Concat(ReplyMeasures.Of(scope))
                .Concat(ResolutionMeasures.Of(scope, options))
                .Concat(LevelMeasures.Of(scope))
                .Concat(options.Sla is null ? [] : ClockMeasures.Of(scope, timerTimeMs, options.Sla))
                .Concat(always);
    }

    private static IEnumerable<RecountContribution> WithoutTooLong(RecountContribution one, RecountOptions options) =>
        DurationMeasures.Contains(one.Measure) && one.Value > options.LongestDuration.TotalMilliseconds
            ? [one with { Measure = RecountMeasure.DurationTooLong, Value = 1 }]
            : [one];

    private static bool HasSomething(IEnumerable<RecountContribution> group, RecountQuery query)
    {
        var list = group.ToList();
        return list.Exists(one => one.TimeMs >= query.FromMs && one.TimeMs < query.ToMs)
            || LevelMeasureNames.Any(level => list
                .Where(one => one.Measure == level && one.TimeMs < query.FromMs)
                .Sum(one => one.Value) != 0);
    }
}

namespace Streaming.Testing.Recount;

/// <summary>The moments of one ticket, in fact order.</summary>
internal sealed class RecountTimeline
{
    private RecountTimeline(List<RecountMoment> moments) => Moments = moments;

    /// <summary>Every fact of the ticket but the later of several creations.</summary>
    public IReadOnlyList<RecountMoment> Moments { get; }

    /// <summary>Index of the creation in <see cref="Moments"/>; -1 when the ticket was never created.</summary>
    public int CreatedAt => Moments.ToList().FindIndex(moment => moment.Fact.Kind == RecountFactKind.Created);

    /// <summary>The creation; only for tickets that have one.</summary>
    public RecountMoment Created => Moments[CreatedAt];

    /// <summary>The ticket was merged away, or deleted as spam, test or duplicate.</summary>
    public bool IsVoided => Moments.Any(moment => moment.Fact.Kind == RecountFactKind.Merged || moment.Fact.DeletionVoids);

    /// <summary>The ticket's moments.</summary>
    /// <param name="facts">Its facts, in order.</param>
    /// <param name="timerTimeMs">How far time has passed, Unix milliseconds.</param>
    /// <param name="options">How long a silence ends a ticket.</param>
    /// <returns>The timeline.</returns>
    public static RecountTimeline Of(IEnumerable<RecountFact> facts, long timerTimeMs, RecountOptions options)
    {
        var silenceMs = (long)options.AbandonedAfter.TotalMilliseconds;
        var moments = new List<RecountMoment>();
        var state = new RecountState();
        RecountFact? last = null;
        foreach (var fact in facts)
        {
            if (fact.Kind == RecountFactKind.Created && state.IsCreated)
            {
                continue;
            }

            if (last is not null && fact.TimeMs - last.TimeMs > silenceMs)
            {
                Abandon(last);
            }

            Add(fact);
            last = fact;
        }

        if (last is not null && timerTimeMs - last.TimeMs >= silenceMs)
        {
            Abandon(last);
        }

        return new RecountTimeline(moments);

        void Add(RecountFact fact)
        {
            var after = state.After(fact);
            moments.Add(new RecountMoment(fact, state, after));
            state = after;
        }

        void Abandon(RecountFact lastHeard)
        {
            if (state.IsCreated && state.Status != RecountStatus.Closed)
            {
                Add(new RecountFact
                {
                    Scope = lastHeard.Scope,
                    Identity = new RecountIdentity("", "", ""),
                    Content = "",
                    Kind = RecountFactKind.Abandoned,
                    TimeMs = lastHeard.TimeMs + silenceMs,
                });
            }
        }
    }

    /// <summary>The ticket as of a call or survey fact, or as of its creation when that comes later; null when never created.</summary>
    /// <param name="fact">A fact of this ticket.</param>
    /// <returns>The state that the call or survey inherits from.</returns>
    public RecountState? InheritedBy(RecountFact fact)
    {
        if (CreatedAt < 0)
        {
            return null;
        }

        var own = Moments.ToList().FindIndex(moment => ReferenceEquals(moment.Fact, fact));
        return Moments[Math.Max(own, CreatedAt)].After;
    }
}

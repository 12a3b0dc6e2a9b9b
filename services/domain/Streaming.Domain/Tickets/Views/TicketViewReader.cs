using System.Text;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Tickets.Views;

/// <summary>Reads whole tickets from their stored states.</summary>
/// <remarks>Holds scratch memory. Not safe for use by two threads at once.</remarks>
public sealed class TicketViewReader
{
    private readonly ClockPoliciesByText _policies;
    private readonly ClockRecorder _recorder = new();
    private readonly TicketWalk _walk;
    private readonly TicketWorkspace _workspace = new();
    private readonly ContributionList _committed = new();
    private readonly ContributionList _scratch = new();

    /// <summary>A reader.</summary>
    /// <param name="settings">The settings of the engine that wrote the states.</param>
    public TicketViewReader(EngineSettings settings)
    {
        var splits = new SplitResolver(new SplitTable(), settings.MainDimensions);
        _policies = new ClockPoliciesByText(settings.Sla);
        _walk = new TicketWalk(settings, splits, new ClockWalk(_policies, splits) { Recorder = _recorder });
    }

    /// <summary>Reads a ticket.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="state">Its state.</param>
    /// <param name="names">The names of its shard.</param>
    /// <param name="timerTimeMs">The timer time of its shard, Unix milliseconds.</param>
    /// <param name="withFacts">Whether the facts are wanted.</param>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public TicketView Read(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state, IShardNames names, long timerTimeMs, bool withFacts)
    {
        _workspace.Clear(TicketKey.Tenant(key));
        TicketStateCodec.Read(state, _workspace);
        TicketStateCodec.ReadContributions(state, _committed);
        _policies.Use(names);
        _recorder.Clear();
        _walk.Evaluate(_workspace, timerTimeMs, _scratch);
        var walked = _walk.State;
        var view = new TicketView
        {
            Subject = TicketKey.Kind(key),
            Tenant = names.TextOf(TicketKey.Tenant(key)) ?? NameId.UnknownText,
            Id = Encoding.UTF8.GetString(TicketKey.Id(key)),
            Summary = new StoredTicket(state).Summary,
            OpenedByStaff = walked.OpenedByStaff,
            Values = TicketValues.Of(walked.Now, names),
            Contributions = [.. _committed.Items.ToArray().Where(static item => !item.StandsAlone)],
            Facts = withFacts ? Facts(names) : [],
            Clocks = walked.IsVoided ? [] : [.. _recorder.Timelines],
            ClockNews = [.. _workspace.History.Items],
            HasSettledFacts = _workspace.Base is not null,
        };
        return WithTimes(view);
    }

    private static TicketView WithTimes(TicketView view)
    {
        foreach (var item in view.Contributions)
        {
            view = item.Measure switch
            {
                _ when item.Measure == Measure.FirstResponse => view with { FirstResponseMs = item.TimeMs, FirstResponseTimeMs = item.Value },
                _ when item.Measure == Measure.FirstResolutions => view with { FirstResolutionMs = item.TimeMs },
                _ when item.Measure == Measure.Resolved => view with { ResolutionMs = item.TimeMs },
                _ when item.Measure == Measure.TimeToResolution => view with { TimeToResolutionMs = item.Value },
                _ when item.Measure == Measure.Closed => view with { ClosingMs = item.TimeMs },
                _ when item.Measure == Measure.Reopenings => view with { Reopenings = view.Reopenings + 1 },
                _ when item.Measure == Measure.ReplyGap => view with { AnsweredGaps = view.AnsweredGaps + 1 },
                _ => view,
            };
        }

        return view;
    }

    private TicketFact[] Facts(IShardNames names)
    {
        var facts = new TicketFact[_workspace.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var fact = ref _workspace.Facts[i];
            facts[i] = new TicketFact
            {
                TimeMs = fact.TimeMs,
                Kind = fact.Kind,
                Source = names.TextOf(fact.Source) ?? "",
                IdentityKey = fact.IdentityKey,
                Identity = Encoding.UTF8.GetString(_workspace.Identity(fact)),
                Fields = fact.Fields,
                Values = TicketValues.Of(fact.Values, names),
                OpenedByStaff = fact.OpenedByStaff,
                Status = fact.Status,
                Author = fact.Author,
                IsPublic = fact.IsPublic,
                DeleteReason = fact.DeleteReason,
                TalkMs = fact.TalkMs,
                HoldMs = fact.HoldMs,
                AfterCallMs = fact.AfterCallMs,
                SurveyKind = fact.SurveyKind,
                ScaleMin = fact.ScaleMin,
                ScaleMax = fact.ScaleMax,
                Value = fact.Value,
                Revision = fact.Revision,
            };
        }

        return facts;
    }
}

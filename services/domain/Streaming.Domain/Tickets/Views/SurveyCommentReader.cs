using System.Text;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;

namespace Streaming.Domain.Tickets.Views;

/// <summary>Reads the comments of stored tickets.</summary>
/// <remarks>Holds scratch memory. Not safe for use by two threads at once.</remarks>
public sealed class SurveyCommentReader
{
    private readonly TicketWalk _walk;
    private readonly TicketWorkspace _workspace = new();
    private readonly ContributionList _scratch = new();
    private readonly List<(int Answered, int Counted, Attribution Values)> _found = [];

    /// <summary>A reader.</summary>
    /// <param name="settings">The settings of the engine that wrote the states.</param>
    public SurveyCommentReader(EngineSettings settings)
    {
        // Clocks have no say in what a comment counts under.
        var splits = new SplitResolver(new SplitTable(), settings.MainDimensions);
        _walk = new TicketWalk(settings, splits, new ClockWalk(new ClockPoliciesByText(SlaPolicySet.Empty), splits));
    }

    /// <summary>Whether a state holds comments; looks at its first byte only.</summary>
    /// <param name="state">The state.</param>
    public static bool HasComments(ReadOnlySpan<byte> state) => TicketStateCodec.HasComments(state);

    /// <summary>The comments of a ticket, those first that were answered first.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="state">Its state.</param>
    /// <param name="names">The names of its shard.</param>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public IReadOnlyList<SurveyComment> Read(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state, IShardNames names)
    {
        _workspace.Clear(TicketKey.Tenant(key));
        TicketStateCodec.Read(state, _workspace);
        _walk.Evaluate(_workspace, timerTimeMs: long.MinValue, _scratch);
        _found.Clear();
        _walk.FindComments(_workspace, _found);
        var comments = new SurveyComment[_found.Count];
        for (var i = 0; i < comments.Length; i++)
        {
            var (answered, counted, values) = _found[i];
            ref readonly var fact = ref _workspace.Facts[counted];
            comments[i] = new SurveyComment(
                Encoding.UTF8.GetString(_workspace.Identity(fact)),
                _workspace.Facts[answered].TimeMs,
                fact.TimeMs,
                fact.Revision,
                new Measures.SurveyAnswer(fact.SurveyKind, fact.AudienceIsAgent, fact.ScaleMin, fact.ScaleMax, fact.Value),
                TicketValues.Of(values, names),
                Encoding.UTF8.GetString(_workspace.Comment(fact)));
        }

        return comments;
    }
}

using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets.Views;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>Which comments are asked for, whenever they were given. Checked.</summary>
internal sealed record CommentFilter
{
    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>What must hold of what the answer counts under: one of the values in each dimension named.</summary>
    public required IReadOnlyList<(NameKind Dimension, IReadOnlySet<string> Values)> Filters { get; init; }

    /// <summary>What the survey asks; empty for all.</summary>
    public required IReadOnlySet<SurveyKind> Kinds { get; init; }

    /// <summary>Classes of the answer; empty for all.</summary>
    public required IReadOnlySet<Wire.SurveyClass> Classes { get; init; }

    /// <summary>Least answer.</summary>
    public int MinScore { get; init; } = int.MinValue;

    /// <summary>Greatest answer.</summary>
    public int MaxScore { get; init; } = int.MaxValue;

    /// <summary>Whether representatives were asked.</summary>
    public bool OfAgents { get; init; }

    /// <summary>Whether a comment of the tenant is asked for.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="cuts">The cuts of surveys.</param>
    /// <param name="class">The class of its answer, where it is.</param>
    public bool Passes(SurveyComment comment, SurveyCuts cuts, out Wire.SurveyClass @class)
    {
        var answer = comment.Answer;
        @class = Wire.SurveyClass.Unspecified;
        if (answer.AudienceIsAgent != OfAgents
            || (Kinds.Count > 0 && !Kinds.Contains(answer.Kind))
            || answer.Value < MinScore
            || answer.Value > MaxScore
            || !Passes(comment.Values))
        {
            return false;
        }

        @class = SurveyClassifier.ClassOf(answer, cuts);
        return Classes.Count == 0 || Classes.Contains(@class);
    }

    private bool Passes(TicketValues values)
    {
        foreach (var (dimension, wanted) in Filters)
        {
            if (!wanted.Contains(ValueOf(values, dimension) ?? NameId.UnknownText))
            {
                return false;
            }
        }

        return true;
    }

    private static string? ValueOf(TicketValues values, NameKind dimension) => dimension switch
    {
        NameKind.Team => values.Team,
        NameKind.Agent => values.Agent,
        NameKind.Channel => values.Channel,
        NameKind.Category => values.Category,
        NameKind.Priority => values.Priority,
        _ => values.Product,
    };
}

using Google.Protobuf.Collections;
using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Grpc;
using Streaming.Query.Index;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>Reads and checks requests for comments.</summary>
/// <param name="selections">Reads filters.</param>
/// <param name="time">Plans windows.</param>
internal sealed class CommentListReader(SelectionReader selections, TimePlan time)
{
    private static readonly NameKind[] Dimensions = [NameKind.Team, NameKind.Agent, NameKind.Channel, NameKind.Category, NameKind.Priority, NameKind.Product];

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <returns>The plan, and the request's times.</returns>
    /// <exception cref="global::Grpc.Core.RpcException">A part is invalid.</exception>
    public (CommentPlan Plan, RangeReader Range) Read(Wire.ListCommentsRequest request, IndexSnapshot snapshot)
    {
        var filter = ReadFilter(request, "");
        if (request.PageSize is < 0 or > QueryLimits.MaxTickets)
        {
            throw RequestFault.Invalid("page_size", $"is {request.PageSize} but must be 0 (for {QueryLimits.DefaultTickets}) to {QueryLimits.MaxTickets}.");
        }

        var token = TokenOf(request);
        var range = RangeOf(filter, snapshot);
        return (new CommentPlan
        {
            Filter = filter,
            Interval = token?.Interval ?? IntervalOf(request, range),
            PageSize = request.PageSize == 0 ? QueryLimits.DefaultTickets : request.PageSize,
            After = token?.After,
        }, range);
    }

    /// <summary>The times that answers of a state name.</summary>
    /// <param name="filter">Names the tenant.</param>
    /// <param name="snapshot">The state.</param>
    public RangeReader RangeOf(CommentFilter filter, IndexSnapshot snapshot) => new(time, snapshot, new Selection { Tenant = filter.Tenant, Kpis = [] }, "", asOf: null);

    /// <summary>Reads which comments a request asks for, whenever they were given.</summary>
    /// <param name="request">The request.</param>
    /// <param name="prefix">What the paths of its fields begin with.</param>
    /// <exception cref="global::Grpc.Core.RpcException">A part is invalid.</exception>
    public CommentFilter ReadFilter(Wire.ListCommentsRequest request, string prefix)
    {
        var tenant = SelectionReader.ReadTenant(prefix, request.Tenant);
        var filters = selections.ReadFilters(prefix, request.Filters);
        for (var i = 0; i < filters.Count; i++)
        {
            if (!Dimensions.Contains(filters[i].Dimension))
            {
                throw RequestFault.Invalid($"{prefix}filters[{i}].dimension", $"must be one of {string.Join(", ", Dimensions.Select(Options.CubeCatalogue.NameOf))}.");
            }
        }

        if (request is { HasMinScore: true, HasMaxScore: true } && request.MinScore > request.MaxScore)
        {
            throw RequestFault.Invalid($"{prefix}max_score", $"is {request.MaxScore} but must not be below min_score, {request.MinScore}.");
        }

        if (request.Audience is not (Wire.SurveyAudience.Unspecified or Wire.SurveyAudience.Customer or Wire.SurveyAudience.Agent))
        {
            throw RequestFault.Invalid($"{prefix}audience", "must be unspecified, customer or agent.");
        }

        return new CommentFilter
        {
            Tenant = tenant,
            Filters = filters,
            Kinds = KindsOf(request.Kinds, prefix),
            Classes = ClassesOf(request.Classes, prefix),
            MinScore = request.HasMinScore ? request.MinScore : int.MinValue,
            MaxScore = request.HasMaxScore ? request.MaxScore : int.MaxValue,
            OfAgents = request.Audience == Wire.SurveyAudience.Agent,
        };
    }

    private static TimeInterval IntervalOf(Wire.ListCommentsRequest request, RangeReader range) => request.RangeCase switch
    {
        Wire.ListCommentsRequest.RangeOneofCase.Interval => range.Begun(WireTime.Read(request.Interval, "interval")),
        Wire.ListCommentsRequest.RangeOneofCase.Window when request.Window.Length > 0 =>
            range.Plan(RangeReader.Named(request.Window, "window", static _ => true), "window"),
        _ => new TimeInterval(long.MinValue, long.MaxValue),
    };

    private static HashSet<SurveyKind> KindsOf(RepeatedField<Wire.SurveyKind> kinds, string prefix)
    {
        var read = new HashSet<SurveyKind>();
        for (var i = 0; i < kinds.Count; i++)
        {
            read.Add(kinds[i] switch
            {
                Wire.SurveyKind.Csat => SurveyKind.Csat,
                Wire.SurveyKind.Nps => SurveyKind.Nps,
                Wire.SurveyKind.Ces => SurveyKind.Ces,
                _ => throw RequestFault.Invalid($"{prefix}kinds[{i}]", "must be csat, nps or ces."),
            });
        }

        return read;
    }

    private static HashSet<Wire.SurveyClass> ClassesOf(RepeatedField<Wire.SurveyClass> classes, string prefix)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] is not (Wire.SurveyClass.Bad or Wire.SurveyClass.Neutral or Wire.SurveyClass.Good))
            {
                throw RequestFault.Invalid($"{prefix}classes[{i}]", "must be bad, neutral or good.");
            }
        }

        return [.. classes];
    }

    private static CommentPageToken? TokenOf(Wire.ListCommentsRequest request)
    {
        if (request.PageToken.Length == 0)
        {
            return null;
        }

        var token = CommentPageToken.TryParse(request.PageToken) ?? throw RequestFault.Invalid("page_token", "cannot be read; leave it empty to begin anew.");
        return token.Request == CommentPageToken.HashOf(request) ? token : throw RequestFault.Invalid("page_token", "belongs to another request.");
    }
}

using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Primitives;
using Streaming.Contracts;
using Streaming.Query.Answers;
using Streaming.Query.Grpc;
using Streaming.Query.Options;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Api;

/// <summary>
/// Reads the parameters of one question. Any dimension is a parameter of its own (<c>team=billing</c>, repeated for several values);
/// lists may be repeated or separated by commas. A parameter that there is not is refused, so that a misspelt filter never goes unseen.
/// </summary>
internal sealed class BoardQuery
{
    private readonly IQueryCollection _query;
    private readonly List<Wire.Filter> _filters = [];

    /// <summary>The parameters of a question.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="cubes">Names the dimensions.</param>
    /// <param name="allowed">Parameters that this question has, beside the tenant and the dimensions.</param>
    /// <exception cref="global::Grpc.Core.RpcException">There is a parameter that this question does not have.</exception>
    public BoardQuery(IQueryCollection query, CubeCatalogue cubes, params IReadOnlyList<string> allowed)
    {
        _query = query;
        foreach (var (name, values) in query)
        {
            if (cubes.Find(name) is not null)
            {
                var filter = new Wire.Filter { Dimension = name };
                filter.Values.AddRange(values.OfType<string>());
                _filters.Add(filter);
            }
            else if (name != Parameters.Tenant && !allowed.Contains(name))
            {
                throw RequestFault.Invalid(name, $"is no parameter of this question. It has {string.Join(", ", [.. allowed, Parameters.Tenant])} and the dimensions.");
            }
        }
    }

    /// <summary>The dimensions to split by.</summary>
    public IReadOnlyList<string> By => List(Parameters.By);

    /// <summary>The language of words in the answer.</summary>
    /// <exception cref="global::Grpc.Core.RpcException">There is no such language.</exception>
    public string Language => Text(Parameters.Language) is var text && text.Length == 0 ? Labels.English
        : Labels.Languages.Contains(text) ? text
        : throw RequestFault.Invalid(Parameters.Language, $"must be one of {string.Join(", ", Labels.Languages)}.");

    /// <summary>The dimensions of the filters.</summary>
    public IReadOnlyList<string> Filtered => [.. _filters.Select(static filter => filter.Dimension)];

    /// <summary>Whether what is not kept by the dimensions asked for is to be <c>null</c> rather than a fault.</summary>
    /// <exception cref="global::Grpc.Core.RpcException">The parameter has another value.</exception>
    public bool NotKeptIsNull => Text(Parameters.NotKept) is { Length: > 0 } text
        && (text == "null" ? true : throw RequestFault.Invalid(Parameters.NotKept, "must be null, which is the only thing that it can be."));

    /// <summary>The parameters of a breakdown.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="cubes">Names the dimensions.</param>
    /// <param name="further">Further parameters that it has here.</param>
    /// <exception cref="global::Grpc.Core.RpcException">There is a parameter that a breakdown does not have, or nothing to break down by.</exception>
    public static BoardQuery OfBreakdown(IQueryCollection query, CubeCatalogue cubes, params IReadOnlyList<string> further)
    {
        var breakdown = new BoardQuery(
            query, cubes, [Parameters.By, Parameters.Kpi, Parameters.Window, Parameters.From, Parameters.To, Parameters.AsOf, Parameters.Limit, .. further]);
        return breakdown.By.Count > 0 ? breakdown : throw RequestFault.Invalid(Parameters.By, "must name one or two dimensions.");
    }

    /// <summary>The parameters of a load profile.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="cubes">Names the dimensions.</param>
    /// <param name="further">Further parameters that it has here.</param>
    /// <exception cref="global::Grpc.Core.RpcException">There is a parameter that a load profile does not have.</exception>
    public static BoardQuery OfLoadProfile(IQueryCollection query, CubeCatalogue cubes, params IReadOnlyList<string> further) =>
        new(query, cubes, [Parameters.Kpi, Parameters.Weeks, Parameters.AsOf, .. further]);

    /// <summary>The columns of a course, as <c>key.statistic</c>.</summary>
    public IReadOnlyList<string> Course => List(Parameters.Course);

    /// <summary>The same parameters, of a question that is about no part of the tickets: a filter would go unseen.</summary>
    /// <exception cref="global::Grpc.Core.RpcException">There is a filter.</exception>
    public BoardQuery Unfiltered() => _filters.Count == 0
        ? this
        : throw RequestFault.Invalid(_filters[0].Dimension, "is no parameter of this question, which has no filters.");

    /// <summary>The question for values that the parameters put.</summary>
    /// <param name="withPrevious">Whether the previous period is wanted too.</param>
    public Wire.GetKpisRequest ToGetKpis(bool withPrevious)
    {
        var request = new Wire.GetKpisRequest
        {
            Tenant = Text(Parameters.Tenant),
            Limit = Number(Parameters.Limit),
            AsOf = Instant(Parameters.AsOf),
            WithPrevious = withPrevious,
        };
        request.Kpis.AddRange(List(Parameters.Kpi));
        request.Filters.AddRange(_filters);
        request.GroupBy.AddRange(By);
        if (Interval() is { } interval)
        {
            request.Interval = interval;
        }
        else if (Text(Parameters.Window) is { Length: > 0 } window)
        {
            request.Windows = new Wire.Windows { Names = { window } };
        }

        return request;
    }

    /// <summary>The question for a course that the parameters put.</summary>
    /// <param name="kpis">The KPIs.</param>
    /// <param name="step">The step; empty for the shortest that gives few enough points.</param>
    public Wire.GetSeriesRequest ToGetSeries(IEnumerable<string> kpis, string step)
    {
        var request = new Wire.GetSeriesRequest
        {
            Tenant = Text(Parameters.Tenant),
            Limit = Number(Parameters.Limit),
            AsOf = Instant(Parameters.AsOf),
            Step = step,
        };
        request.Kpis.AddRange(kpis);
        request.Filters.AddRange(_filters);
        request.GroupBy.AddRange(By);
        if (Interval() is { } interval)
        {
            request.Interval = interval;
        }
        else if (Text(Parameters.Window) is var window && NamedRange.Find(window) is { Period: not null })
        {
            request.Period = window;
        }
        else
        {
            request.Window = window;
        }

        return request;
    }

    /// <summary>The question for the tickets behind a number that the parameters put.</summary>
    public Wire.ListTicketsRequest ToListTickets()
    {
        var request = new Wire.ListTicketsRequest
        {
            Tenant = Text(Parameters.Tenant),
            Kpi = Text(Parameters.Kpi),
            Clock = Text(Parameters.Clock),
            AsOf = Instant(Parameters.AsOf),
            Part = Choice(Parameters.Part, Wire.TicketPart.Unspecified),
            Order = Choice(Parameters.Order, Wire.TicketOrder.Unspecified),
            PageSize = Number(Parameters.Limit),
            PageToken = Text(Parameters.Page),
        };
        request.Filters.AddRange(_filters);
        if (Interval() is { } interval)
        {
            request.Interval = interval;
        }
        else
        {
            request.Window = Text(Parameters.Window);
        }

        return request;
    }

    /// <summary>The question for a load profile that the parameters put.</summary>
    public Wire.GetLoadProfileRequest ToGetLoadProfile()
    {
        var request = new Wire.GetLoadProfileRequest
        {
            Tenant = Text(Parameters.Tenant),
            Kpi = Text(Parameters.Kpi),
            Weeks = Number(Parameters.Weeks),
            AsOf = Instant(Parameters.AsOf),
        };
        request.Filters.AddRange(_filters);
        return request;
    }

    /// <summary>The question for comments that the parameters put.</summary>
    public Wire.ListCommentsRequest ToListComments()
    {
        var request = new Wire.ListCommentsRequest
        {
            Tenant = Text(Parameters.Tenant),
            Audience = Choice(Parameters.Audience, Wire.SurveyAudience.Unspecified),
            PageSize = Number(Parameters.Limit),
            PageToken = Text(Parameters.Page),
        };
        request.Kinds.AddRange(Choices(Parameters.Kind, Wire.SurveyKind.Unspecified));
        request.Classes.AddRange(Choices(Parameters.Class, Wire.SurveyClass.Unspecified));
        request.Filters.AddRange(_filters);
        if (Text(Parameters.MinScore).Length > 0)
        {
            request.MinScore = Number(Parameters.MinScore);
        }

        if (Text(Parameters.MaxScore).Length > 0)
        {
            request.MaxScore = Number(Parameters.MaxScore);
        }

        if (Interval() is { } interval)
        {
            request.Interval = interval;
        }
        else if (Text(Parameters.Window) is { Length: > 0 } window)
        {
            request.Window = window;
        }

        return request;
    }

    /// <summary>The question for what became of SLA clocks that the parameters put.</summary>
    public Wire.ListSlaEventsRequest ToListSlaEvents()
    {
        var selection = new Wire.SlaEventSelection { Tenant = Text(Parameters.Tenant) };
        selection.Kinds.AddRange(Choices(Parameters.Kind, Wire.SlaEventKind.Unspecified));
        selection.Clocks.AddRange(List(Parameters.Clock));
        selection.Policies.AddRange(_query[Parameters.Policy].OfType<string>());
        foreach (var filter in _filters)
        {
            selection.Teams.AddRange(filter.Dimension == Dimensions.Team
                ? filter.Values
                : throw RequestFault.Invalid(filter.Dimension, "is no parameter of this question: what became of clocks is told by policy, clock and team."));
        }

        return new Wire.ListSlaEventsRequest
        {
            Selection = selection,
            From = Instant(Parameters.From),
            To = Instant(Parameters.To),
            PageSize = Number(Parameters.Limit),
            PageToken = Text(Parameters.Page),
            StandingOnly = Text(Parameters.Standing) switch
            {
                "" or "false" => false,
                "true" => true,
                var other => throw RequestFault.Invalid(Parameters.Standing, $"is '{other}' but must be true or false."),
            },
        };
    }

    /// <summary>The text of a parameter that may be given once; empty when it is not.</summary>
    /// <param name="name">The parameter.</param>
    public string Text(string name)
    {
        StringValues values = _query[name];
        return values.Count > 1 ? throw RequestFault.Invalid(name, "must be given once.") : values.ToString();
    }

    /// <summary>The values of a list.</summary>
    /// <param name="name">The parameter.</param>
    public IReadOnlyList<string> List(string name) =>
        [.. _query[name].OfType<string>().SelectMany(static part => part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>One of the values of an enumeration, named in snake case.</summary>
    private T Choice<T>(string name, T none)
        where T : struct, System.Enum => Text(name) is { Length: > 0 } text ? Chosen(name, text, none) : none;

    private IEnumerable<T> Choices<T>(string name, T none)
        where T : struct, System.Enum => List(name).Select(text => Chosen(name, text, none));

    private static T Chosen<T>(string name, string text, T none)
        where T : struct, System.Enum
    {
        foreach (var value in System.Enum.GetValues<T>())
        {
            if (!value.Equals(none) && WireWords.Of(value) == text)
            {
                return value;
            }
        }

        var known = System.Enum.GetValues<T>().Where(value => !value.Equals(none)).Select(WireWords.Of);
        throw RequestFault.Invalid(name, $"must be one of {string.Join(", ", known)}.");
    }

    private int Number(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RequestFault.Invalid(name, "must be a whole number from 0 to 2147483647.");
    }

    private Wire.Interval? Interval()
    {
        if (Instant(Parameters.From) is not { } from)
        {
            return _query.ContainsKey(Parameters.To) ? throw RequestFault.Invalid(Parameters.From, "must be set with 'to'.") : null;
        }

        if (_query.ContainsKey(Parameters.Window))
        {
            throw RequestFault.Invalid(Parameters.Window, "must not be set with an interval.");
        }

        return new Wire.Interval { Start = from, End = Instant(Parameters.To) ?? throw RequestFault.Invalid(Parameters.To, "must be set with 'from'.") };
    }

    private Timestamp? Instant(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
        {
            return null;
        }

        return Instants.TryParse(text, out var instant)
            ? WireTime.ToWire(WireTime.Read(instant, name))
            : throw RequestFault.Invalid(name, "must be an instant such as 2024-05-17T13:45:00Z.");
    }
}

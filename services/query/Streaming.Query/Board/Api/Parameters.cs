using Streaming.Contracts;

namespace Streaming.Query.Board.Api;

/// <summary>Names of the parameters of the JSON API, and the fields of the gRPC API that they stand for.</summary>
internal static class Parameters
{
    public const string Language = "language";
    public const string Tenant = "tenant";
    public const string Kpi = "kpi";
    public const string Window = "window";
    public const string From = "from";
    public const string To = "to";
    public const string AsOf = "as_of";
    public const string Limit = "limit";
    public const string By = "by";
    public const string Step = "step";
    public const string Course = "course";
    public const string Part = "part";
    public const string Order = "order";
    public const string Page = "page";
    public const string Clock = "clock";
    public const string Id = "id";
    public const string Kind = "kind";
    public const string Class = "class";
    public const string MinScore = "min_score";
    public const string MaxScore = "max_score";
    public const string Audience = "audience";
    public const string Weeks = "weeks";
    public const string Policy = "policy";
    public const string Standing = "standing";
    public const string NotKept = "not_kept";

    /// <summary>The parameter that a field was made from.</summary>
    /// <param name="field">Path of a field of the gRPC API, or a parameter's own name.</param>
    /// <param name="filters">The dimensions of the filters, in order.</param>
    public static string Of(string field, IReadOnlyList<string> filters)
    {
        var path = field.StartsWith("selection.", StringComparison.Ordinal) ? field["selection.".Length..] : field;
        if (path.StartsWith("filters[", StringComparison.Ordinal)
            && int.TryParse(path.AsSpan("filters[".Length, path.IndexOf(']') - "filters[".Length), out var number)
            && number < filters.Count)
        {
            return filters[number];
        }

        var name = path.Split('[', '.')[0];
        return name switch
        {
            "kpis" => Kpi,
            "kinds" => Kind,
            "classes" => Class,
            "clocks" => Clock,
            "policies" => Policy,
            "teams" => Dimensions.Team,
            "windows" or "periods" or "period" => Window,
            "group_by" => By,
            "filters" => filters.Count > 0 ? filters[^1] : path,
            "interval" => path.EndsWith(".end", StringComparison.Ordinal) ? To : From,
            "page_size" => Limit,
            "page_token" => Page,
            "resume_token" => "Last-Event-ID",
            _ => name,
        };
    }
}

using System.CommandLine;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>Which comments, whenever they were given.</summary>
internal sealed class CommentSelection
{
    private static readonly Dictionary<string, SurveyKind> Kinds = new(StringComparer.Ordinal)
    {
        ["csat"] = SurveyKind.Csat,
        ["nps"] = SurveyKind.Nps,
        ["ces"] = SurveyKind.Ces,
    };

    private static readonly Dictionary<string, SurveyClass> Classes = new(StringComparer.Ordinal)
    {
        ["bad"] = SurveyClass.Bad,
        ["neutral"] = SurveyClass.Neutral,
        ["good"] = SurveyClass.Good,
    };

    private readonly CommandContext _context;
    private readonly Option<string[]> _kinds = Choices("--kind", "Only of surveys of a kind; may be repeated", [.. Kinds.Keys]);
    private readonly Option<string[]> _classes = Choices("--class", "Only beside answers of a class; may be repeated", [.. Classes.Keys]);
    private readonly Option<int?> _min = new("--min-score") { Description = "Least answer, on its own scale", HelpName = "N" };
    private readonly Option<int?> _max = new("--max-score") { Description = "Greatest answer, on its own scale", HelpName = "N" };
    private readonly Option<bool> _staff = new("--of-agents") { Description = "What representatives wrote, not customers" };

    /// <summary>The options of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">What it works with.</param>
    public CommentSelection(Command command, CommandContext context)
    {
        _context = context;
        command.Add(_kinds);
        command.Add(_classes);
        command.Add(_min);
        command.Add(_max);
        command.Add(_staff);
    }

    /// <summary>The selection of a command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="filters">Its filters.</param>
    public ListCommentsRequest Of(ParseResult parsed, IEnumerable<Filter> filters)
    {
        var request = new ListCommentsRequest
        {
            Tenant = _context.TenantOf(parsed),
            Kinds = { parsed.GetValue(_kinds)!.Select(static name => Kinds[name]) },
            Classes = { parsed.GetValue(_classes)!.Select(static name => Classes[name]) },
            Audience = parsed.GetValue(_staff) ? SurveyAudience.Agent : SurveyAudience.Customer,
            Filters = { filters },
        };
        if (parsed.GetValue(_min) is { } least)
        {
            request.MinScore = least;
        }

        if (parsed.GetValue(_max) is { } most)
        {
            request.MaxScore = most;
        }

        return request;
    }

    private static Option<string[]> Choices(string name, string description, string[] values)
    {
        var option = new Option<string[]>(name) { Description = description, DefaultValueFactory = static _ => [] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}

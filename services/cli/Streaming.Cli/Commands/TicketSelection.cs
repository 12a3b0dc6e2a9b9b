using System.CommandLine;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>Which tickets: those behind one KPI.</summary>
internal sealed class TicketSelection
{
    private readonly CommandContext _context;
    private readonly Argument<string> _kpi = new("kpi") { Description = "Key of the KPI whose tickets are asked for, such as first_response_time, unanswered_open or csat_pct" };
    private readonly Option<string> _part = Choice("--part", "Of a share or a survey only what is good, or bad", "all", "all", "good", "bad");
    private readonly Option<string> _order = Choice("--order", "The order", "natural", "natural", "highest", "lowest", "newest", "oldest", "waiting", "due");
    private readonly Option<string> _clock = new("--clock") { Description = "Of KPIs about SLA clocks only one kind: first_reply, next_reply, total_resolution, ...", HelpName = "KIND", DefaultValueFactory = static _ => "" };
    private readonly SpanOptions _span;

    /// <summary>The options of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">What it works with.</param>
    public TicketSelection(Command command, CommandContext context)
    {
        _context = context;
        command.Add(_kpi);
        command.Add(_part);
        command.Add(_order);
        command.Add(_clock);
        _span = new SpanOptions(command, "24h");
    }

    /// <summary>The request for the tickets of a command line.</summary>
    /// <param name="parsed">The command line.</param>
    public ListTicketsRequest RequestOf(ParseResult parsed)
    {
        var request = new ListTicketsRequest
        {
            Tenant = _context.TenantOf(parsed),
            Kpi = parsed.GetValue(_kpi),
            Part = parsed.GetValue(_part) switch { "good" => TicketPart.Good, "bad" => TicketPart.Bad, _ => TicketPart.Unspecified },
            Order = parsed.GetValue(_order) switch
            {
                "highest" => TicketOrder.HighestValue,
                "lowest" => TicketOrder.LowestValue,
                "newest" => TicketOrder.Newest,
                "oldest" => TicketOrder.Oldest,
                "waiting" => TicketOrder.WaitingLongest,
                "due" => TicketOrder.NextDue,
                _ => TicketOrder.Unspecified,
            },
            Clock = parsed.GetValue(_clock),
            Filters = { _span.FiltersOf(parsed) },
        };
        if (_span.IntervalOf(parsed) is { } interval)
        {
            request.Interval = interval;
        }
        else
        {
            request.Window = _span.WindowOf(parsed);
        }

        return request;
    }

    private static Option<string> Choice(string name, string description, string byDefault, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}

using System.CommandLine;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>Which events of SLA clocks.</summary>
internal sealed class SlaSelection
{
    private readonly CommandContext _context;
    private readonly Option<string[]> _kinds = Many("--kind", "Only what became of clocks: at-risk, breached, retracted, met; may be repeated", "KIND");
    private readonly Option<string[]> _clocks = Many("--clock", "Only a kind of clock: first_reply, next_reply, total_resolution, ...; may be repeated", "KIND");
    private readonly Option<string[]> _policies = Many("--policy", "Only a policy; may be repeated", "NAME");
    private readonly Option<string[]> _teams = Many("--team", "Only a team; may be repeated", "NAME");

    /// <summary>The options of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">What it works with.</param>
    public SlaSelection(Command command, CommandContext context)
    {
        _context = context;
        _kinds.AcceptOnlyFromAmong("at-risk", "breached", "retracted", "met");
        command.Add(_kinds);
        command.Add(_clocks);
        command.Add(_policies);
        command.Add(_teams);
    }

    /// <summary>The selection of a command line.</summary>
    /// <param name="parsed">The command line.</param>
    public SlaEventSelection Of(ParseResult parsed)
    {
        var selection = new SlaEventSelection { Tenant = _context.TenantOf(parsed) };
        selection.Kinds.AddRange(parsed.GetValue(_kinds)!.Select(static kind => kind switch
        {
            "at-risk" => SlaEventKind.AtRisk,
            "breached" => SlaEventKind.Breached,
            "retracted" => SlaEventKind.Retracted,
            _ => SlaEventKind.Met,
        }));
        selection.Clocks.AddRange(parsed.GetValue(_clocks));
        selection.Policies.AddRange(parsed.GetValue(_policies));
        selection.Teams.AddRange(parsed.GetValue(_teams));
        return selection;
    }

    private static Option<string[]> Many(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, DefaultValueFactory = static _ => [] };
}

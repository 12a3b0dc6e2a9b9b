using System.CommandLine;
using Streaming.Replay.Simulation;

namespace Streaming.Replay.Cli;

/// <summary>The command <c>simulate</c>: synthetic events.</summary>
internal static class SimulateCommand
{
    private static readonly SimulationOptions Defaults = new();

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var output = CommonOptions.Output();
        var start = CommonOptions.Time("--start", "Start of the simulated time", Defaults.Start);
        var duration = CommonOptions.Duration("--duration", "Length of the simulated time, such as 12h or 7d", Defaults.Duration);
        var seed = new Option<long>("--seed") { Description = "The same seed gives the same events", DefaultValueFactory = static _ => Defaults.Seed };
        var tickets = Number("--tickets", "Tickets opened", Defaults.Tickets);
        var teams = Number("--teams", "Teams", Defaults.Teams);
        var agents = Number("--agents", "Agents", Defaults.Agents);
        var categories = Number("--categories", "Categories", Defaults.Categories);
        var customers = Number("--customers", "Customers", Defaults.Customers);
        var customerEvents = new Option<bool>("--customer-events") { Description = "Also what customers do beside tickets: joining, leaving, products, health, self-service; costs, revenue and the workforce" };
        var calls = Share("--calls", "Share of tickets that have a call, beside those by telephone", Defaults.CallShare);
        var surveys = Share("--surveys", "Share of solved tickets that are asked about", Defaults.SurveyShare);
        var duplicates = Share("--duplicates", "Share of events sent twice", 0);
        var late = Share("--late", "Share of events sent 1 to 26 hours late", 0);
        var outOfOrder = Share("--out-of-order", "Share of events sent up to a minute late", 0);
        var malformed = Share("--malformed", "Broken lines, as a share of the events that they stand between", 0);
        var tenant = CommonOptions.Tenant();
        var command = new Command("simulate", "Makes synthetic support events with the shape of a day and a week, one a line")
        {
            output, tickets, start, duration, seed, teams, agents, categories, customers, customerEvents, calls, surveys, duplicates, late, outOfOrder, malformed, tenant,
        };
        command.SetAction((parsed, _) => CommandErrors.Run(() =>
        {
            var options = new SimulationOptions
            {
                Tickets = parsed.GetValue(tickets),
                Start = parsed.GetValue(start),
                Duration = parsed.GetValue(duration),
                Seed = parsed.GetValue(seed),
                Teams = parsed.GetValue(teams),
                Agents = parsed.GetValue(agents),
                Categories = parsed.GetValue(categories),
                Customers = parsed.GetValue(customers),
                CustomerEvents = parsed.GetValue(customerEvents),
                CallShare = parsed.GetValue(calls),
                SurveyShare = parsed.GetValue(surveys),
                DuplicateShare = parsed.GetValue(duplicates),
                LateShare = parsed.GetValue(late),
                OutOfOrderShare = parsed.GetValue(outOfOrder),
                MalformedShare = parsed.GetValue(malformed),
                Tenant = parsed.GetValue(tenant),
            };
            using var stream = Output.Open(parsed.GetValue(output)!);
            var lines = Simulator.Write(options, stream);
            return Console.Error.WriteLineAsync($"{lines} lines of {options.Tickets} synthetic tickets, seed {options.Seed}");
        }));
        return command;
    }

    private static Option<int> Number(string name, string description, int otherwise) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    private static Option<double> Share(string name, string description, double otherwise) =>
        new(name) { Description = $"{description}, 0 to 1", DefaultValueFactory = _ => otherwise };
}

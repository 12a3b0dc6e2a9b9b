using System.CommandLine;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Alerts;

/// <summary>The command <c>alerts</c>: how long after a due time somebody is told.</summary>
internal static class AlertsCommand
{
    private static readonly AlertsPlan Defaults = new();

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var policies = new Option<int>("--policies") { Description = "Policies, each a group of alerts", DefaultValueFactory = static _ => Defaults.Policies };
        var teams = new Option<int>("--teams") { Description = "Teams, each late once under every policy", DefaultValueFactory = static _ => Defaults.Teams };
        var spacing = new Option<double>("--spacing") { Description = "Seconds from one breach to the next", DefaultValueFactory = static _ => Defaults.Spacing.TotalSeconds };
        var json = new Option<string?>("--json") { Description = "File that receives the results" };
        var command = new Command("alerts", "Measures the delay from a ticket's due time to the webhook, through Prometheus and Alertmanager as they are shipped")
        {
            policies, teams, spacing, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = new AlertsPlan
            {
                Policies = parsed.GetValue(policies),
                Teams = parsed.GetValue(teams),
                Spacing = TimeSpan.FromSeconds(parsed.GetValue(spacing)),
            };
            await using var servers = await Servers.StartAsync();
            var result = await new AlertsRun(servers, plan).RunAsync(cancellationToken);
            JsonReport.Write(parsed.GetValue(json), result);
            Console.WriteLine(Table(result));
        });
        return command;
    }

    private static MarkdownTable Table(AlertsResult result)
    {
        var table = new MarkdownTable();
        Add("due time to webhook, all", result.AllMs);
        Add("due time to webhook, the first of a policy", result.FirstMs);
        Add("due time to webhook, a further team of it", result.JoiningMs);
        table.Add("breaches that nobody was told of", [result.Missing]);
        table.Add("messages that told nothing new", [result.Repeats]);
        table.Add("machine's load average before", [result.MachineLoadBefore], "N2");
        return table;

        void Add(string name, Percentiles delays)
        {
            table.Add($"{name}: breaches", [delays.Count]);
            table.Add($"{name}: p50 s", [delays.P50 / 1000], "N1");
            table.Add($"{name}: p99 s", [delays.P99 / 1000], "N1");
            table.Add($"{name}: greatest s", [delays.Max / 1000], "N1");
        }
    }
}

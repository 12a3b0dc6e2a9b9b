using System.Globalization;
using System.Text.RegularExpressions;
using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Integration.Tests.Replays;
using Streaming.Observability.Cases;
using Streaming.Observability.Generation;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Rules;
using Streaming.Observability.Rules.Sla;
using Streaming.Observability.Servers;
using Streaming.Observability.Settings;
using Streaming.Replay.Kafka;
using Streaming.Replay.Replaying;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Monitoring;
using Streaming.Testing.Servers.Processes;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Observability;

/// <summary>
/// Every question of every dashboard, for every choice that it offers, put to a real Prometheus that scrapes a live pipeline with the
/// bundled tickets: none is refused, none is empty that should not be, and nothing is asked for that nobody exports.
/// </summary>
[Collection(SharedServers.Name)]
public sealed partial class DashboardQueriesTests(AnyRedisFixture redis)
{
    private static readonly ObservabilityOptions Options = new() { ScrapeInterval = TimeSpan.FromSeconds(1) };

    // Of the small desk's tickets, all of which were answered in time.
    private const string Policy = "gold";
    private const string Clock = "first_reply";

    private const string BothRates = $"sum(rate({MetricNames.EventsApplied}[30s])) > 0 and on () sum(rate({MetricNames.EventToVisible}_count[30s])) > 0";
    private static readonly Deployment Deployment = new(Options, SlaObjectiveCases.Promises, DeskHours.Always);

    [SkippableFact]
    public async Task Query_EveryPanelAndRule_HasAnAnswer()
    {
        PrometheusServer.Require();
        await using var mock = new MockKafkaCluster();
        await using var pipeline = new Pipeline(mock, Requires.Server(redis).Address, isReplay: false) { Customers = Topics.Customers, Business = Topics.Business };
        var policies = ("Sla:File", Path.Combine(RepositoryRoot.FullPath, "deploy", "sla", "policies.yaml"));
        var worker = await pipeline.StartWorkerAsync(policies);
        using var query = await pipeline.StartQueryAsync(policies);
        using var committed = new GroupOffsets(mock.BootstrapServers, pipeline.Group);
        await using var input = EventInput.Open(BundledLog.Path);
        await new Replayer(new ReplayOptions { BootstrapServers = mock.BootstrapServers }, committed).RunAsync(input, CancellationToken.None);
        using var sender = new EventSender(pipeline);
        await sender.SendAsync(DeskDay.Events(TimeProvider.System.GetUtcNow(), "first"));
        await query.Host.WaitUntilReadyAsync();
        using var folder = new TemporaryFolder();

        // What is recorded every few minutes is recorded at once here.
        await File.WriteAllTextAsync(folder["rules.yml"], new RuleFile(Options).Write(Deployment.Rules.Select(group => group with { Interval = null })));
        await using var prometheus = await PrometheusServer.StartAsync(PrometheusFile.Write(
            Options,
            [(JobNames.Ingestion, worker.Urls["http"].Authority), (JobNames.Query, query.Host.Urls["http"].Authority)],
            [folder["rules.yml"]],
            []));

        // Rates need events between two scrapes, and go on to need them for as long as questions are asked.
        await WaitForAsync(prometheus, $"sum({MetricNames.EventsApplied}) > 0 and on () sum(rate({MetricNames.EventsApplied}[30s])) >= 0");
        await using var days = new DayTeller(pipeline);
        await WaitForAsync(prometheus, BothRates);
        await WaitForAsync(prometheus, $"{SlaBudgets.Left}{{{LabelNames.Policy}=\"{Policy}\"}} == 1");

        using var http = new HttpClient { BaseAddress = query.Host.Urls["http"] };
        var kept = await KeptByDimensions.ReadAsync(http);
        var faults = new List<string>();
        foreach (var dashboard in Deployment.Dashboards)
        {
            foreach (var choice in await ChoicesAsync(http, dashboard))
            {
                foreach (var panel in dashboard.Panels)
                {
                    faults.AddRange(await FaultsAsync(prometheus, dashboard, panel, choice));
                    faults.AddRange(await RowFaults.OfAsync(http, kept, dashboard, panel, choice));
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        await AssertVariablesAsync(prometheus);
        await AssertExportedAsync(prometheus);
    }

    // Each choice of a dashboard as names and values: every dimension that there is, and of its values the small desk's.
    private static async Task<List<Dictionary<string, string>>> ChoicesAsync(HttpClient http, Dashboard dashboard)
    {
        var now = TimeProvider.System.GetUtcNow();
        List<Dictionary<string, string>> choices =
        [
            new()
            {
                ["tenant"] = Tenants.Default,
                ["__rate_interval"] = "30s",
                ["policy"] = Policy,
                ["clock"] = Clock,
                ["__from"] = now.AddHours(-24).ToString("O", CultureInfo.InvariantCulture),
                ["__to"] = now.ToString("O", CultureInfo.InvariantCulture),
            },
        ];
        foreach (var variable in dashboard.Variables)
        {
            var further = new List<Dictionary<string, string>>();
            foreach (var choice in choices)
            {
                var values = variable switch
                {
                    ChoiceVariable offered => offered.Values,
                    RowsVariable rows => await OfferedAsync(http, rows, choice),
                    _ => [choice[variable.Name]],
                };
                further.AddRange(values.Select(value => new Dictionary<string, string>(choice) { [variable.Name] = value }));
            }

            choices = further;
        }

        return choices;
    }

    private static async Task<IReadOnlyList<string>> OfferedAsync(HttpClient http, RowsVariable variable, Dictionary<string, string> choice)
    {
        foreach (var language in new[] { Language.English, Language.French })
        {
            var (rows, fault) = await RowFaults.AskAsync(http, variable.Path, language, choice);
            Assert.True(fault.Length == 0, fault);
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.NotEmpty(row.GetProperty(variable.Text).GetString()!));
            var values = rows.ConvertAll(row => row.GetProperty(variable.Value).GetString()!);
            Assert.True(variable.Default is not { } first || variable.Name == "count" || values.Contains(first.Value), $"{variable.Path} does not offer {variable.Default}.");
            if (language == Language.French)
            {
                return variable.Name switch
                {
                    "dimension" => OfAll(values),
                    "value" => [Assert.Single(values, value => value == DeskDay.Values[choice["dimension"]])],
                    _ => [Assert.Single(values)],
                };
            }
        }

        return [];

        static List<string> OfAll(List<string> dimensions)
        {
            Assert.Equal(DeskDay.Values.Keys.Order(StringComparer.Ordinal), dimensions.Order(StringComparer.Ordinal));
            return dimensions;
        }
    }

    private static async Task<List<string>> FaultsAsync(PrometheusServer prometheus, Dashboard dashboard, Panel panel, Dictionary<string, string> choice)
    {
        var faults = new List<string>();
        foreach (var question in panel.Queries)
        {
            var expression = Reference().Replace(question.Expression, match => choice[match.Groups[1].Value]);
            var where = $"{dashboard.Uid}, '{panel.Title.En}': {expression}";
            try
            {
                var answer = panel is ChartPanel
                    ? await prometheus.QueryRangeAsync(expression, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1))
                    : await prometheus.QueryAsync(expression);

                if (answer.Count == 0 && question.NormallyEmpty is null && !RowFaults.MayBeEmpty(choice) && IsExported(question, choice))
                {
                    faults.Add($"{where} is empty");
                }

                if (panel is StatPanel && answer.Count > 1)
                {
                    faults.Add($"{where} has {answer.Count} answers where one number is shown");
                }
            }
            catch (InvalidOperationException refused)
            {
                faults.Add($"{where} is refused: {refused.Message}");
            }
        }

        return faults;
    }

    /// <summary>What is split is exported by a few dimensions and windows only.</summary>
    private static bool IsExported(PromQuery question, Dictionary<string, string> choice) =>
        !question.Expression.Contains("$dimension", StringComparison.Ordinal)
        || (choice["dimension"] is Dimensions.Team or Dimensions.Channel or Dimensions.Priority && choice["window"] is WindowNames.OneHour or WindowNames.OneDay);

    private static async Task AssertVariablesAsync(PrometheusServer prometheus)
    {
        foreach (var variable in Deployment.Dashboards.SelectMany(dashboard => dashboard.Variables).OfType<QueryVariable>().Distinct())
        {
            var question = LabelValues().Match(variable.Question);
            Assert.True(question.Success, variable.Question);
            var selector = question.Groups[1].Value.Replace("$tenant", Tenants.Default, StringComparison.Ordinal).Replace("$policy", Policy, StringComparison.Ordinal);
            var values = await prometheus.LabelValuesAsync(question.Groups[2].Value, selector);
            Assert.True(values.Count > 0, $"{variable.Question} has no values.");
            Assert.True(variable.Default.Length == 0 || values.Contains(variable.Default), $"{variable.Question} has no {variable.Default}.");
        }
    }

    private static async Task AssertExportedAsync(PrometheusServer prometheus)
    {
        var exported = (await prometheus.LabelValuesAsync("__name__")).ToHashSet(StringComparer.Ordinal);
        var asked = Deployment.Dashboards.SelectMany(dashboard => dashboard.Panels).SelectMany(panel => panel.Queries).Select(question => question.Expression)
            .Concat(Deployment.Rules.SelectMany(group => group.Alerts).Select(alert => alert.Expression))
            .SelectMany(expression => MetricName().Matches(expression).Select(match => match.Value))
            .Distinct();

        // Without a fault there is no series of faults.
        Assert.DoesNotContain(asked, name => !exported.Contains(name) && name != MetricNames.ShardFault);
    }

    private static async Task<bool> SeesAsync(PrometheusServer prometheus, string expression) => (await prometheus.QueryAsync(expression)).Count > 0;

    private static Task WaitForAsync(PrometheusServer prometheus, string expression) =>
        Wait.UntilAsync(() => SeesAsync(prometheus, expression), () => $"Prometheus does not see {expression}. {prometheus.Output}");

    [GeneratedRegex(@"\$([a-z_]+)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^label_values\((.+), ([$a-z_]+)\)$")]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"\b(policy_clock:)?(support|streaming)_[a-z0-9_]+(:[a-z0-9_]+)?\b")]
    private static partial Regex MetricName();
}

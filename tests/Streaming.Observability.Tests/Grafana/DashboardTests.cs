using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Tests.Grafana;

/// <summary>What holds for every dashboard.</summary>
public sealed partial class DashboardTests
{
    private const int Columns = 24;

    private static readonly string[] Paths =
        [.. DeployFiles.Generated.Files().Select(file => file.Path).Where(path => path.StartsWith("grafana/dashboards/", StringComparison.Ordinal))];

    public static TheoryData<string> Files => [.. Paths];

    [Theory]
    [MemberData(nameof(Files))]
    public void Panels_OfADashboard_NeitherOverlapNorLeaveTheGrid(string file)
    {
        var taken = new HashSet<(int, int)>();
        foreach (var place in Read(file)["panels"]!.AsArray().Select(panel => panel!["gridPos"]!))
        {
            var (x, y, w, h) = ((int)place["x"]!, (int)place["y"]!, (int)place["w"]!, (int)place["h"]!);
            Assert.InRange(x + w, 1, Columns);
            for (var cell = 0; cell < w * h; cell++)
            {
                Assert.True(taken.Add((x + (cell % w), y + (cell / w))), $"Two panels lie at {x}, {y}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Panels_OfADashboard_HaveDistinctNumbersAndSayWhatIsNotThere(string file)
    {
        var panels = Read(file)["panels"]!.AsArray();

        Assert.Equal(panels.Count, panels.Select(panel => (int)panel!["id"]!).Distinct().Count());
        Assert.All(
            panels.Where(panel => (string)panel!["type"]! != "row"),
            panel => Assert.NotEmpty((string)panel!["fieldConfig"]!["defaults"]!["noValue"]!));
    }

    [Fact]
    public void Languages_OfEachDashboard_AskTheSameQuestions()
    {
        foreach (var english in Paths.Where(path => path.Contains("/en/", StringComparison.Ordinal)))
        {
            Assert.Equal(Expressions(english), Expressions(english.Replace("/en/", "/fr/", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Words_OfPanels_DifferBetweenLanguages()
    {
        var words = DeployFiles.Generated.Dashboards.SelectMany(dashboard => dashboard.Panels).Select(panel => panel.Title).Where(title => !title.En.Contains('$', StringComparison.Ordinal));

        // What is the same in both languages is a name: NPS, or a KPI's whose words are international.
        Assert.All(words, title => Assert.True(title.En.Length > 0 && title.Fr.Length > 0));
        Assert.InRange(words.Count(title => title.En == title.Fr), 0, words.Count() / 4);
    }

    [Fact]
    public void Titles_OfCourses_SayWhoseHistoryTheyShow() =>
        Assert.All(
            DeployFiles.Generated.Dashboards.SelectMany(dashboard => dashboard.Panels).OfType<ChartPanel>(),
            panel => Assert.EndsWith(panel.Rows is null ? " (as seen then)" : " (corrected)", panel.Title.En, StringComparison.Ordinal));

    [Fact]
    public void Panels_OfAllDashboards_AskOneSourceAndOneThatIsProvisioned()
    {
        var provisioned = DeployFiles.Generated.Files().Single(file => file.Path.EndsWith("datasources/streaming.yml", StringComparison.Ordinal)).Content;
        foreach (var panel in Paths.SelectMany(file => Read(file)["panels"]!.AsArray()).Where(panel => panel!["targets"] is not null))
        {
            var source = panel!["datasource"]!;
            Assert.Contains($"uid: {(string)source["uid"]!}\n", provisioned, StringComparison.Ordinal);
            Assert.Contains($"type: {(string)source["type"]!}\n", provisioned, StringComparison.Ordinal);
            Assert.All(panel["targets"]!.AsArray(), target => Assert.True(JsonNode.DeepEquals(source, target!["datasource"])));
        }
    }

    [Fact]
    public void Weeks_OfDashboards_AreTurnedByTheNamesOfTheirColumnsAndNameEachDay()
    {
        var weeks = Paths.SelectMany(file => Read(file)["panels"]!.AsArray()).Where(panel => panel!["transformations"] is { } all && (string)all[0]!["id"]! == "groupingToMatrix").ToList();

        Assert.Equal(2, weeks.Count);
        Assert.All(weeks, week =>
        {
            var columns = week!["targets"]![0]!["columns"]!.AsArray().Select(column => (string)column!["text"]!).ToList();
            var turned = week["transformations"]![0]!["options"]!;
            Assert.Equal(columns, [(string)turned["rowField"]!, (string)turned["columnField"]!, (string)turned["valueField"]!]);
            var heading = week["fieldConfig"]!["overrides"]![0]!;
            Assert.Equal($"{columns[0]}\\{columns[1]}", (string)heading["matcher"]!["options"]!);
            var names = heading["properties"]!.AsArray().Single(property => (string)property!["id"]! == "mappings")!["value"]![0]!["options"]!.AsObject();
            Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], names.Select(name => name.Key));
        });
    }

    [Fact]
    public void Questions_ForKpis_NeverAddReplicas() =>
        Assert.All(
            DeployFiles.Generated.Dashboards.SelectMany(dashboard => dashboard.Panels).SelectMany(panel => panel.Queries).Select(query => query.Expression),
            expression => Assert.All(
                Kpi().Matches(expression).Select(match => match.Index),
                at => Assert.Contains("max without (instance, pod) (", expression[Math.Max(0, at - 32)..at], StringComparison.Ordinal)));

    private static JsonObject Read(string file) => JsonNode.Parse(DeployFiles.Generated.Files().Single(one => one.Path == file).Content)!.AsObject();

    private static List<string> Expressions(string file) =>
        [.. Read(file)["panels"]!.AsArray().Where(panel => panel!["targets"] is not null).SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => Spoken().Replace((string)(target!["expr"] ?? target["url"])!, "language="))];

    [GeneratedRegex("language=(en|fr)")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\bsupport_[a-z0-9_]+")]
    private static partial Regex Kpi();
}

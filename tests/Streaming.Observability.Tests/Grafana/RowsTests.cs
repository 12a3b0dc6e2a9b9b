using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Streaming.Observability.Tests.Grafana;

/// <summary>What the Infinity plug-in makes of questions to the query service, and what it does not.</summary>
public sealed partial class RowsTests
{
    private static readonly string[] BuiltIn = ["__from", "__to", "__rate_interval", "__field"];

    private static readonly JsonObject[] Dashboards =
        [.. DeployFiles.Generated.Files().Where(file => file.Path.StartsWith("grafana/dashboards/", StringComparison.Ordinal)).Select(file => JsonNode.Parse(file.Content)!.AsObject())];

    private static IEnumerable<JsonObject> Targets => Dashboards.SelectMany(PanelsOf).SelectMany(TargetsOf).Where(target => target["url"] is not null);

    private static IEnumerable<JsonObject> Variables => Dashboards.SelectMany(VariablesOf).Where(variable => variable["query"] is JsonObject query && query.ContainsKey("infinityQuery"));

    [Fact]
    public void Columns_OfAQuestion_HaveNamesOfTheirOwnAndNoVariables()
    {
        // The plug-in collects columns by name, and puts variables into addresses only.
        Assert.NotEmpty(Targets);
        Assert.All(Targets.Concat(Variables.Select(variable => variable["query"]!["infinityQuery"]!.AsObject())), target =>
        {
            var columns = target["columns"]!.AsArray().Select(column => ((string)column!["selector"]!, Text: (string)column["text"]!)).ToList();
            Assert.Equal(columns.Count, columns.Select(column => column.Text).Distinct().Count());
            Assert.DoesNotContain('$', string.Concat(columns));
        });
    }

    [Fact]
    public void Tables_OfRows_AreInTheOrderOfTheirColumns()
    {
        // The plug-in has them in the order of their names.
        var tables = Dashboards.SelectMany(PanelsOf).Where(panel => (string)panel["type"]! == "table" && TargetsOf(panel).Any(target => target["url"] is not null)).ToList();
        Assert.NotEmpty(tables);
        Assert.All(tables, table =>
        {
            var transformation = table["transformations"]!.AsArray()[0]!;
            var columns = TargetsOf(table).Single()["columns"]!.AsArray().Select(column => (string)column!["text"]!).ToList();
            Assert.True(
                (string)transformation["id"]! == "groupingToMatrix"
                || transformation["options"]!["indexByName"]!.AsObject().OrderBy(place => (int)place.Value!).Select(place => place.Key).SequenceEqual(columns));
        });
    }

    [Fact]
    public void SplitCourses_AreNamedByTheirValues()
    {
        var split = Dashboards.SelectMany(PanelsOf).Where(panel => (string)panel["type"]! == "timeseries"
            && TargetsOf(panel).Any(target => target["columns"]?.AsArray().Any(column => (string)column!["type"]! == "string") == true)).ToList();

        Assert.NotEmpty(split);
        Assert.All(split, panel =>
        {
            var column = TargetsOf(panel).Single()["columns"]!.AsArray().Single(column => (string)column!["type"]! == "string")!;
            Assert.Equal($"${{__field.labels.{(string)column["text"]!}}}", (string)panel["fieldConfig"]!["defaults"]!["displayName"]!);
        });
    }

    [Fact]
    public void Variables_OfRows_AreOfThePluginsFormAndAskForTextAndValue()
    {
        Assert.NotEmpty(Variables);
        Assert.All(Variables, variable =>
        {
            var (question, query) = (variable["query"]!, variable["query"]!["infinityQuery"]!);
            Assert.Equal(("query", "infinity", "yesoreyeram-infinity-datasource"), ((string)variable["type"]!, (string)question["queryType"]!, (string)variable["datasource"]!["type"]!));
            Assert.Equal(("json", "url", "backend", "table"), ((string)query["type"]!, (string)query["source"]!, (string)query["parser"]!, (string)query["format"]!));
            Assert.Equal(["__text", "__value"], query["columns"]!.AsArray().Select(column => (string)column!["text"]!));
        });
    }

    [Fact]
    public void References_OfEveryQuestion_AreToVariablesThatComeBefore()
    {
        foreach (var dashboard in Dashboards)
        {
            var known = BuiltIn.ToHashSet();
            foreach (var variable in VariablesOf(dashboard))
            {
                Assert.All(References(variable), name => Assert.Contains(name, known));
                known.Add((string)variable["name"]!);
            }

            Assert.All(PanelsOf(dashboard).SelectMany(References), name => Assert.Contains(name, known));
        }
    }

    private static IEnumerable<string> References(JsonObject json) => Reference().Matches(json.ToJsonString()).Select(match => match.Groups[1].Value);

    private static IEnumerable<JsonObject> PanelsOf(JsonObject dashboard) => dashboard["panels"]!.AsArray().Select(panel => panel!.AsObject());

    private static IEnumerable<JsonObject> TargetsOf(JsonObject panel) => panel["targets"]?.AsArray().Select(target => target!.AsObject()) ?? [];

    private static IEnumerable<JsonObject> VariablesOf(JsonObject dashboard) => dashboard["templating"]!["list"]!.AsArray().Select(variable => variable!.AsObject());

    [GeneratedRegex(@"\$\{?([a-z_]+)")]
    private static partial Regex Reference();
}

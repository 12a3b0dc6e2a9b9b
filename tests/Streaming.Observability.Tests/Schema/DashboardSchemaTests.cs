using System.Text.Json.Nodes;

namespace Streaming.Observability.Tests.Schema;

/// <summary>The committed dashboards in the eyes of Grafana's own types.</summary>
public sealed class DashboardSchemaTests
{
    private static IEnumerable<JsonObject> Committed => Directory
        .EnumerateFiles(Path.Combine(DeployFiles.Folder, "grafana", "dashboards"), "*.json", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject());

    [SkippableFact]
    public async Task Check_CommittedDashboards_AreOfGrafanasTypes() => Assert.Empty(await SchemaCheck.ComplaintsAsync(Committed));

    [SkippableTheory]
    [InlineData("an unknown member of a dashboard")]
    [InlineData("an unknown member of a panel's options")]
    [InlineData("a value that is none of an enumeration")]
    [InlineData("an absent member")]
    public async Task Check_SpoiltDashboard_IsRefused(string fault)
    {
        var dashboard = Committed.First();
        var panel = dashboard["panels"]!.AsArray().First(panel => panel!["type"]!.GetValue<string>() == "stat")!;
        switch (fault)
        {
            case "an unknown member of a dashboard":
                dashboard["colour"] = "red";
                break;
            case "an unknown member of a panel's options":
                panel["options"]!["colour"] = "red";
                break;
            case "a value that is none of an enumeration":
                panel["options"]!["colorMode"] = "reddish";
                break;
            default:
                dashboard.Remove("schemaVersion");
                break;
        }

        Assert.Contains("error TS", await SchemaCheck.ComplaintsAsync([dashboard]), StringComparison.Ordinal);
    }
}

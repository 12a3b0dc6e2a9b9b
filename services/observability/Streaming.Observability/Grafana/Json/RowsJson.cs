using System.Text.Json.Nodes;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Json;

/// <summary>The Infinity plug-in's form of questions for rows, answered by its backend.</summary>
/// <param name="language">The language.</param>
internal sealed class RowsJson(Language language)
{
    private const string Root = "/api/v1/";

    /// <summary>The address of a question, without the service's own.</summary>
    /// <param name="query">The question.</param>
    public static string UrlOf(RowsQuery query) => Root + query.Path;

    /// <summary>A question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="isCourse">Whether it is drawn over time.</param>
    public JsonObject Target(RowsQuery query, bool isCourse) => new()
    {
        ["refId"] = "A",
        ["datasource"] = DataSources.Api(),
        ["type"] = "json",
        ["source"] = "url",
        ["parser"] = "backend",
        ["format"] = isCourse ? "timeseries" : "table",
        ["url"] = UrlOf(query),
        ["url_options"] = new JsonObject { ["method"] = "GET", ["data"] = "", ["params"] = new JsonArray() },
        ["root_selector"] = "",
        ["columns"] = new JsonArray([.. query.Columns.Select(column => (JsonNode)Column(column))]),
        ["filters"] = new JsonArray(),
    };

    private JsonObject Column(RowsColumn column) => new()
    {
        ["selector"] = column.Name,
        ["text"] = column.Word.In(language),
        ["type"] = column.Name == RowsQuery.Time ? "timestamp" : column.Unit is null ? "string" : "number",
    };
}

using System.Text.Json.Nodes;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Json;

/// <summary>
/// The Infinity plug-in's form of questions for rows, answered by its backend. It puts variables into addresses, but not into the names of columns: so
/// a column whose name depends on a choice has to be asked for by a name that does not.
/// </summary>
/// <param name="language">The language.</param>
internal sealed class RowsJson(Language language)
{
    private const string Root = "/api/v1/";

    // The names by which the plug-in knows what a variable's values are, and what is seen of them.
    private const string Value = "__value";
    private const string Text = "__text";

    /// <summary>The address of a question, without the service's own.</summary>
    /// <param name="path">Path and query of the question.</param>
    /// <param name="language">The language.</param>
    public static string UrlOf(string path, Language language) =>
        Root + path.Replace(RowsQuery.Language, language == Language.French ? "fr" : "en", StringComparison.Ordinal);

    /// <summary>A question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="isCourse">Whether it is drawn over time.</param>
    public JsonObject Target(RowsQuery query, bool isCourse)
    {
        var target = Question("A", query.Path, isCourse ? "timeseries" : "table", query.Columns.Select(Column));
        target["datasource"] = DataSources.Api();
        return target;
    }

    /// <summary>The question behind a variable.</summary>
    /// <param name="variable">The variable.</param>
    public JsonObject Question(RowsVariable variable) => new()
    {
        ["refId"] = "variable",
        ["queryType"] = "infinity",
        ["infinityQuery"] = Question("variable", variable.Path, "table", [Column(variable.Text, Text, "string"), Column(variable.Value, Value, "string")]),
    };

    /// <summary>
    /// Puts the columns of a table into their order; the plug-in has them in the order of their names.
    /// </summary>
    /// <param name="query">The question.</param>
    public JsonObject Order(RowsQuery query)
    {
        var order = new JsonObject();
        for (var i = 0; i < query.Columns.Count; i++)
        {
            order[query.Columns[i].Word.In(language)] = i;
        }

        return new JsonObject
        {
            ["id"] = "organize",
            ["options"] = new JsonObject { ["excludeByName"] = new JsonObject(), ["indexByName"] = order, ["renameByName"] = new JsonObject() },
        };
    }

    private JsonObject Question(string refId, string path, string format, IEnumerable<JsonObject> columns) => new()
    {
        ["refId"] = refId,
        ["type"] = "json",
        ["source"] = "url",
        ["parser"] = "backend",
        ["format"] = format,
        ["url"] = UrlOf(path, language),
        ["url_options"] = new JsonObject { ["method"] = "GET", ["data"] = "", ["params"] = new JsonArray() },
        ["root_selector"] = "",
        ["columns"] = new JsonArray([.. columns]),
        ["filters"] = new JsonArray(),
    };

    private JsonObject Column(RowsColumn column) =>
        Column(column.Name, column.Word.In(language), column.Name == RowsQuery.Time ? "timestamp" : column.Unit is null ? "string" : "number");

    private static JsonObject Column(string selector, string text, string type) => new() { ["selector"] = selector, ["text"] = text, ["type"] = type };
}

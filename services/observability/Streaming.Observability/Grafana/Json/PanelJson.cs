using System.Text.Json.Nodes;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Json;

/// <summary>Grafana's form of panels.</summary>
/// <param name="language">The language.</param>
internal sealed class PanelJson(Language language)
{
    private static readonly Words BandColumn = new("band", "palier");

    private readonly FieldJson _fields = new(language);
    private readonly RowsJson _rows = new(language);
    private readonly WeekJson _weeks = new(language);

    /// <summary>Makes a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="id">Its number in the dashboard.</param>
    /// <param name="place">Where it lies.</param>
    public JsonObject Make(Panel panel, int id, JsonObject place)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["title"] = panel.Title.In(language),
            ["description"] = panel.Description.In(language),
            ["gridPos"] = place,
            ["datasource"] = panel.Rows is null ? DataSources.Prometheus() : DataSources.Api(),
        };
        switch (panel)
        {
            case StatPanel stat:
                Stat(json, stat);
                break;
            case ChartPanel chart:
                Chart(json, chart);
                break;
            case TablePanel table:
                Table(json, table);
                break;
            case WeekPanel week:
                json["targets"] = new JsonArray(_rows.Target(week.Rows!, isCourse: false));
                _weeks.Complete(json, week);
                break;
            default:
                throw new ArgumentException($"{panel.GetType()} has no form.", nameof(panel));
        }

        return json;
    }

    private void Stat(JsonObject json, StatPanel stat)
    {
        var hasWords = stat.Scale is { } scale && scale.Steps[0].Word != Words.None;
        var targets = new JsonArray();
        var overrides = new JsonArray();
        if (stat.Rows is { } rows)
        {
            // The same number again, by a name of its own, for the word.
            var shown = hasWords ? rows with { Columns = [.. rows.Columns, rows.Columns[0] with { Word = BandColumn }] } : rows;
            targets.Add(_rows.Target(shown, isCourse: false));
            if (hasWords)
            {
                json["transformations"] = new JsonArray(_rows.Order(shown));
                overrides.Add(Override("byName", BandColumn.In(language), ("mappings", _fields.Words(stat.Scale!))));
            }
        }
        else
        {
            targets.Add(Target(stat.Queries[0], "A", isInstant: !stat.HasSparkline));
            if (hasWords)
            {
                targets.Add(Target(stat.Queries[0], "B", isInstant: true));
                overrides.Add(Override("byFrameRefID", "B", ("mappings", _fields.Words(stat.Scale!))));
            }
        }

        json["type"] = "stat";
        json["targets"] = targets;
        json["fieldConfig"] = new JsonObject { ["defaults"] = _fields.Defaults(stat), ["overrides"] = overrides };
        json["options"] = new JsonObject
        {
            ["reduceOptions"] = new JsonObject { ["calcs"] = new JsonArray("lastNotNull"), ["fields"] = "", ["values"] = false },
            ["orientation"] = "horizontal",
            ["colorMode"] = stat.Scale is null ? "value" : "background_solid",
            ["graphMode"] = stat.HasSparkline ? "area" : "none",
            ["justifyMode"] = "center",
            ["textMode"] = "value",
            ["wideLayout"] = false,
            ["showPercentChange"] = false,
            ["percentChangeColorMode"] = "standard",
        };
    }

    private void Chart(JsonObject json, ChartPanel chart)
    {
        json["type"] = "timeseries";
        json["targets"] = chart.Rows is { } rows ? new JsonArray(_rows.Target(rows, isCourse: true)) : Targets(chart, isInstant: false);
        json["fieldConfig"] = new JsonObject
        {
            ["defaults"] = _fields.Defaults(chart, new JsonObject
            {
                ["drawStyle"] = chart.HasBars ? "bars" : "line",
                ["lineWidth"] = 2,
                ["fillOpacity"] = chart.IsStacked || chart.HasBars ? 30 : 8,
                ["showPoints"] = "never",
                // A gap is a gap: what Prometheus did not see is not drawn.
                ["spanNulls"] = false,
                ["stacking"] = new JsonObject { ["mode"] = chart.IsStacked ? "normal" : "none", ["group"] = "A" },
                ["axisSoftMin"] = 0,
            }),
            ["overrides"] = new JsonArray(),
        };
        if (chart.Rows is { IsSplit: true })
        {
            // Named by the value alone, and not by the number's name as well.
            json["fieldConfig"]!["defaults"]!["displayName"] = $"${{__field.labels.{RowsQuery.Group}}}";
        }

        json["options"] = new JsonObject
        {
            ["legend"] = new JsonObject
            {
                ["showLegend"] = true,
                ["displayMode"] = "list",
                ["placement"] = "bottom",
                ["calcs"] = new JsonArray("lastNotNull"),
            },
            ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
        };
    }

    private void Table(JsonObject json, TablePanel table)
    {
        json["type"] = "table";
        json["options"] = new JsonObject { ["showHeader"] = true, ["cellHeight"] = "md", ["frameIndex"] = 0 };
        if (table.Rows is { } rows)
        {
            json["targets"] = new JsonArray(_rows.Target(rows, isCourse: false));
            json["transformations"] = new JsonArray(_rows.Order(rows));
            json["fieldConfig"] = new JsonObject
            {
                ["defaults"] = _fields.Defaults(table),
                ["overrides"] = new JsonArray(
                    [.. rows.Columns.Where(column => column.Unit is not null).Select(column => (JsonNode)Override("byName", column.Word.In(language), ("unit", column.Unit!)))]),
            };
            return;
        }

        var names = new JsonObject();
        var overrides = new JsonArray();
        foreach (var (label, word) in table.Keys)
        {
            names[label] = word.In(language);
        }

        for (var i = 0; i < table.Queries.Count; i++)
        {
            var heading = table.Queries[i].Legend.In(language);
            names[$"Value #{RefId(i)}"] = heading;
            overrides.Add(Override("byName", heading, ("unit", table.ColumnUnits[i])));
        }

        json["targets"] = Targets(table, isInstant: true, "table");
        json["transformations"] = new JsonArray(
            new JsonObject { ["id"] = "merge", ["options"] = new JsonObject() },
            new JsonObject
            {
                ["id"] = "organize",
                ["options"] = new JsonObject { ["excludeByName"] = new JsonObject { ["Time"] = true }, ["renameByName"] = names },
            });
        json["fieldConfig"] = new JsonObject { ["defaults"] = _fields.Defaults(table), ["overrides"] = overrides };
    }

    private JsonArray Targets(Panel panel, bool isInstant, string format = "time_series") =>
        new([.. panel.Queries.Select((query, i) => (JsonNode)Target(query, RefId(i), isInstant, format))]);

    private JsonObject Target(PromQuery query, string refId, bool isInstant, string format = "time_series") => new()
    {
        ["refId"] = refId,
        ["datasource"] = DataSources.Prometheus(),
        ["expr"] = query.Expression,
        ["legendFormat"] = query.Legend.In(language),
        ["format"] = format,
        ["instant"] = isInstant,
        ["range"] = !isInstant,
    };

    private static JsonObject Override(string matcher, string of, params (string Id, JsonNode Value)[] properties) => new()
    {
        ["matcher"] = new JsonObject { ["id"] = matcher, ["options"] = of },
        ["properties"] = new JsonArray([.. properties.Select(property => (JsonNode)new JsonObject { ["id"] = property.Id, ["value"] = property.Value })]),
    };

    private static string RefId(int index) => ((char)('A' + index)).ToString();
}

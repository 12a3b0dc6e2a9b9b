using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Rules;

namespace Streaming.Observability.Grafana.Json;

/// <summary>Grafana's form of dashboards.</summary>
internal static class DashboardJson
{
    // The form that Grafana 11 and 12 read; later ones migrate it themselves.
    private const int SchemaVersion = 39;
    private const string Tag = "support-kpis";

    // Grafana's numbers: when a variable asks again, how its values are sorted, and that it is not shown.
    private const int OnLoad = 1;
    private const int OnTimeRange = 2;
    private const int AsAnswered = 0;
    private const int ByName = 1;
    private const int HiddenVariable = 2;

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of a dashboard.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="language">The language.</param>
    public static string Write(Dashboard dashboard, Language language) => Make(dashboard, language).ToJsonString(Form) + "\n";

    private static JsonObject Make(Dashboard dashboard, Language language) => new()
    {
        ["uid"] = dashboard.Uid + (language == Language.French ? DashboardUids.FrenchSuffix : ""),
        ["title"] = dashboard.Title.In(language),
        ["description"] = dashboard.Description.In(language),
        ["tags"] = new JsonArray(Tag, language == Language.French ? "fr" : "en"),
        ["schemaVersion"] = SchemaVersion,
        ["editable"] = false,
        ["graphTooltip"] = 1,
        ["timezone"] = "browser",
        ["refresh"] = dashboard.Refresh,
        ["time"] = new JsonObject { ["from"] = dashboard.From, ["to"] = "now" },
        ["timepicker"] = new JsonObject(),
        ["annotations"] = new JsonObject { ["list"] = new JsonArray() },
        ["links"] = new JsonArray(Links(language)),
        ["templating"] = new JsonObject { ["list"] = new JsonArray([.. dashboard.Variables.Select(variable => (JsonNode)Variable(variable, language))]) },
        ["panels"] = Panels(dashboard, language),
    };

    private static JsonArray Panels(Dashboard dashboard, Language language)
    {
        var panels = new JsonArray();
        var layout = new GridLayout();
        var form = new PanelJson(language);
        foreach (var section in dashboard.Sections)
        {
            layout.NewLine();
            if (section.Title != Words.None)
            {
                panels.Add(new JsonObject
                {
                    ["id"] = panels.Count + 1,
                    ["type"] = "row",
                    ["title"] = section.Title.In(language),
                    ["collapsed"] = false,
                    ["gridPos"] = layout.Place(24, 1),
                    ["panels"] = new JsonArray(),
                });
                layout.NewLine();
            }

            foreach (var panel in section.Panels)
            {
                panels.Add(form.Make(panel, panels.Count + 1, layout.Place(panel.Width, panel.Height)));
            }
        }

        return panels;
    }

    private static JsonObject Links(Language language) => new()
    {
        ["title"] = language == Language.French ? "Tableaux" : "Dashboards",
        ["type"] = "dashboards",
        ["tags"] = new JsonArray(Tag, language == Language.French ? "fr" : "en"),
        ["asDropdown"] = true,
        ["includeVars"] = false,
        ["keepTime"] = true,
        ["targetBlank"] = false,
        ["icon"] = "external link",
        ["tooltip"] = "",
        ["url"] = "",
    };

    private static JsonObject Variable(Variable variable, Language language)
    {
        var json = new JsonObject { ["name"] = variable.Name, ["label"] = variable.Label.In(language), ["skipUrlSync"] = false, ["hide"] = 0, ["multi"] = false, ["includeAll"] = false };
        switch (variable)
        {
            case ChoiceVariable choice:
                json["type"] = "custom";
                json["query"] = string.Join(',', choice.Values);
                json["current"] = Option(choice.Default, isSelected: true);
                json["options"] = new JsonArray([.. choice.Values.Select(value => (JsonNode)Option(value, value == choice.Default))]);
                break;
            case QueryVariable query:
                Query(json, DataSources.Prometheus(), new JsonObject { ["query"] = query.Question, ["refId"] = "variable" });
                json["refresh"] = OnTimeRange;
                json["sort"] = ByName;
                if (query.Default.Length > 0)
                {
                    json["current"] = Option(query.Default, isSelected: true);
                }

                break;
            case RowsVariable rows:
                Query(json, DataSources.Api(), new RowsJson(language).Question(rows));
                // Those with the most tickets come first, and none comes and goes with a refresh.
                json["refresh"] = OnLoad;
                json["sort"] = AsAnswered;
                json["hide"] = rows.IsHidden ? HiddenVariable : 0;
                if (rows.Default is { } first)
                {
                    json["current"] = Option(first.Value, isSelected: true, first.Text.In(language));
                }

                break;
            default:
                throw new ArgumentException($"{variable.GetType()} has no form.", nameof(variable));
        }

        return json;
    }

    private static void Query(JsonObject json, JsonObject source, JsonObject question)
    {
        json["type"] = "query";
        json["datasource"] = source;
        json["query"] = question;
        json["options"] = new JsonArray();
    }

    private static JsonObject Option(string value, bool isSelected, string? text = null) =>
        new() { ["text"] = text ?? value, ["value"] = value, ["selected"] = isSelected };
}

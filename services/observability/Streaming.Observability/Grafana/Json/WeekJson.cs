using System.Globalization;
using System.Text.Json.Nodes;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Json;

/// <summary>Grafana's form of the hours of a week: a table that is turned so that hours are columns, and coloured by its numbers.</summary>
/// <param name="language">The language.</param>
internal sealed class WeekJson(Language language)
{
    private static readonly Words[] Weekdays =
    [
        new("Monday", "lundi"), new("Tuesday", "mardi"), new("Wednesday", "mercredi"), new("Thursday", "jeudi"),
        new("Friday", "vendredi"), new("Saturday", "samedi"), new("Sunday", "dimanche"),
    ];

    private readonly FieldJson _fields = new(language);

    /// <summary>Completes a panel.</summary>
    /// <param name="json">The panel.</param>
    /// <param name="week">What it shows.</param>
    public void Complete(JsonObject json, WeekPanel week)
    {
        var (weekday, hour, shown) = (week.Weekday.Word.In(language), week.Hour.Word.In(language), week.Shown.Word.In(language));
        json["type"] = "table";
        json["options"] = new JsonObject { ["showHeader"] = true, ["cellHeight"] = "sm", ["frameIndex"] = 0 };
        json["transformations"] = new JsonArray(new JsonObject
        {
            ["id"] = "groupingToMatrix",
            ["options"] = new JsonObject { ["rowField"] = weekday, ["columnField"] = hour, ["valueField"] = shown, ["emptyValue"] = "null" },
        });
        var defaults = _fields.Defaults(week, new JsonObject
        {
            ["align"] = "center",
            ["inspect"] = false,
            ["minWidth"] = 36,
            ["cellOptions"] = new JsonObject { ["type"] = "color-background", ["mode"] = "basic" },
        });
        // Cells are too narrow for words: an hour that the clocks of all the weeks skipped is a dash. Colours go from none to the busiest hour of all.
        defaults["noValue"] = "–";
        defaults["min"] = 0;
        defaults["color"] = new JsonObject { ["mode"] = "continuous-BlPu" };
        json["fieldConfig"] = new JsonObject { ["defaults"] = defaults, ["overrides"] = new JsonArray(Heading($"{weekday}\\{hour}", weekday)) };
    }

    // The first column holds the weekdays, and is called by both names.
    private JsonObject Heading(string name, string shown) => new()
    {
        ["matcher"] = new JsonObject { ["id"] = "byName", ["options"] = name },
        ["properties"] = new JsonArray(
            Property("displayName", shown),
            Property("mappings", new JsonArray(new JsonObject { ["type"] = "value", ["options"] = Names() })),
            Property("custom.cellOptions", new JsonObject { ["type"] = "auto" }),
            Property("custom.align", "left"),
            Property("custom.width", 110)),
    };

    private JsonObject Names()
    {
        var names = new JsonObject();
        for (var day = 0; day < Weekdays.Length; day++)
        {
            names[(day + 1).ToString(CultureInfo.InvariantCulture)] = new JsonObject { ["text"] = Weekdays[day].In(language), ["index"] = day };
        }

        return names;
    }

    private static JsonObject Property(string id, JsonNode value) => new() { ["id"] = id, ["value"] = value };
}

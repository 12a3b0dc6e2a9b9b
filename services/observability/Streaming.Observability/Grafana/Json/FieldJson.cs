using System.Text.Json.Nodes;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Json;

/// <summary>How values are shown: unit, colours, words.</summary>
/// <param name="language">The language.</param>
internal sealed class FieldJson(Language language)
{
    private static readonly Words NoData = new("no data", "aucune donnée");

    /// <summary>What holds for all values of a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="custom">What the kind of panel adds; <see langword="null"/> for nothing.</param>
    public JsonObject Defaults(Panel panel, JsonObject? custom = null)
    {
        var defaults = new JsonObject
        {
            ["unit"] = panel.Unit,
            ["noValue"] = NoData.In(language),
            ["color"] = new JsonObject { ["mode"] = panel.Scale is null ? "palette-classic" : "thresholds" },
            ["thresholds"] = Thresholds(panel.Scale),
            ["mappings"] = new JsonArray(),
        };
        if (panel.Decimals is { } decimals)
        {
            defaults["decimals"] = decimals;
        }

        if (custom is not null)
        {
            defaults["custom"] = custom;
        }

        return defaults;
    }

    /// <summary>Words instead of numbers.</summary>
    /// <param name="scale">The scale with the words.</param>
    public JsonArray Words(Scale scale)
    {
        var mappings = new JsonArray();
        for (var i = 0; i < scale.Steps.Count; i++)
        {
            var step = scale.Steps[i];
            // A range holds both its ends, and the first that holds a value wins: so the upper parts come first.
            mappings.Insert(0, new JsonObject
            {
                ["type"] = "range",
                ["options"] = new JsonObject
                {
                    ["from"] = step.From,
                    ["to"] = null,
                    ["result"] = new JsonObject { ["text"] = step.Word.In(language), ["color"] = step.Colour, ["index"] = scale.Steps.Count - 1 - i },
                },
            });
        }

        return mappings;
    }

    private static JsonObject Thresholds(Scale? scale)
    {
        var steps = new JsonArray();
        foreach (var step in scale?.Steps ?? [new ScaleStep(null, Colours.Neutral, Model.Words.None)])
        {
            steps.Add(new JsonObject { ["color"] = step.Colour, ["value"] = step.From });
        }

        return new JsonObject { ["mode"] = "absolute", ["steps"] = steps };
    }
}

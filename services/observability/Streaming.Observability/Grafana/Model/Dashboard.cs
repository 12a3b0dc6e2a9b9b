namespace Streaming.Observability.Grafana.Model;

/// <summary>A dashboard, apart from any language.</summary>
/// <param name="Uid">Its address.</param>
/// <param name="Title">Its name.</param>
internal sealed record Dashboard(string Uid, Words Title)
{
    /// <summary>What it is for.</summary>
    public required Words Description { get; init; }

    /// <summary>What a reader may choose.</summary>
    public required IReadOnlyList<Variable> Variables { get; init; }

    /// <summary>Its panels.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>How far back it looks, as Grafana writes it.</summary>
    public string From { get; init; } = "now-24h";

    /// <summary>How often it asks again.</summary>
    public string Refresh { get; init; } = "5s";

    /// <summary>All panels, in their order.</summary>
    public IEnumerable<Panel> Panels => Sections.SelectMany(section => section.Panels);
}

namespace Streaming.Domain.Kpis;

/// <summary>Every KPI that a service serves: the built-in ones in the order of the catalogue, then those that its configuration defines.</summary>
public sealed class ServedKpis
{
    private readonly Dictionary<string, Kpi> _byKey;

    /// <summary>The KPIs of a service.</summary>
    /// <param name="defined">KPIs of the configuration, none with the key of a built-in one.</param>
    public ServedKpis(IReadOnlyList<Kpi> defined)
    {
        All = [.. KpiRegistry.All, .. defined];
        _byKey = All.ToDictionary(static kpi => kpi.Definition.Key, StringComparer.Ordinal);
    }

    /// <summary>The built-in KPIs alone.</summary>
    public static ServedKpis BuiltIn { get; } = new([]);

    /// <summary>Every KPI.</summary>
    public IReadOnlyList<Kpi> All { get; }

    /// <summary>The KPI of a key.</summary>
    /// <param name="key">The key, exactly.</param>
    /// <returns><see langword="null"/> when no KPI has this key.</returns>
    public Kpi? Find(string key) => _byKey.GetValueOrDefault(key);
}

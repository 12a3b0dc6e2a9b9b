using System.Text.Json;

namespace Streaming.Integration.Tests.Observability;

/// <summary>Which KPIs are kept by which dimensions, as the query service's catalogue tells everybody.</summary>
internal sealed class KeptByDimensions
{
    private readonly Dictionary<string, HashSet<string>> _dimensionsByCube;
    private readonly Dictionary<string, string[]> _cubesByKpi;

    private KeptByDimensions(JsonElement catalogue)
    {
        _dimensionsByCube = catalogue.GetProperty("cubes").EnumerateArray().ToDictionary(
            cube => cube.GetProperty("name").GetString()!, cube => cube.GetProperty("dimensions").EnumerateArray().Select(one => one.GetString()!).ToHashSet());
        _cubesByKpi = catalogue.GetProperty("kpis").EnumerateArray().ToDictionary(
            kpi => kpi.GetProperty("key").GetString()!, kpi => kpi.GetProperty("cubes").EnumerateArray().Select(one => one.GetString()!).ToArray());
    }

    /// <summary>Every dimension.</summary>
    public IEnumerable<string> Dimensions => _dimensionsByCube.Values.SelectMany(one => one).Distinct();

    /// <summary>Asks for the catalogue.</summary>
    /// <param name="http">The service.</param>
    public static async Task<KeptByDimensions> ReadAsync(HttpClient http)
    {
        using var catalogue = JsonDocument.Parse(await http.GetStringAsync(new Uri("api/v1/kpis", UriKind.Relative)));
        return new KeptByDimensions(catalogue.RootElement);
    }

    /// <summary>Whether a KPI is kept by dimensions together.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="dimensions">The dimensions; none for the whole.</param>
    public bool Has(string kpi, IReadOnlyCollection<string> dimensions) => dimensions.Count == 0 || _cubesByKpi[kpi].Any(cube => _dimensionsByCube[cube].IsSupersetOf(dimensions));

    /// <summary>Whether a KPI is a matter of tickets, and so has hours of the week.</summary>
    /// <param name="kpi">The KPI.</param>
    public bool IsOfTickets(string kpi) => _cubesByKpi[kpi].Contains("main");
}

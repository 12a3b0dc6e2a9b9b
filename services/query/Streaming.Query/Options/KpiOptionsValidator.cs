using Microsoft.Extensions.Options;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Hosting;

namespace Streaming.Query.Options;

/// <summary>Checks <see cref="KpiOptions"/> and names every fault at once.</summary>
/// <param name="cubes">Names the dimensions.</param>
internal sealed class KpiOptionsValidator(CubeCatalogue cubes) : IValidateOptions<KpiOptions>
{
    private const int MostObservations = 1_000_000;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, KpiOptions options)
    {
        var faults = new FaultList(KpiOptions.Section);
        faults.Check(Enum.IsDefined(options.FirstDayOfWeek), nameof(options.FirstDayOfWeek), options.FirstDayOfWeek, "must be a day of the week");
        faults.Check(
            options.MinimumSample is >= 1 and <= MostObservations, nameof(options.MinimumSample), options.MinimumSample, "must be 1 to 1,000,000");
        var kpis = new ServedKpis(new DefinedKpiReader(cubes).Read(options.Defined, faults));
        CheckSets(faults, kpis, options);
        for (var i = 0; i < (options.Standards?.Count ?? 0); i++)
        {
            CheckStandard(faults, kpis, $"{nameof(options.Standards)}:{i}", options.Standards![i]);
        }

        return faults.ToResult();
    }

    private static void CheckSets(FaultList faults, ServedKpis kpis, KpiOptions options)
    {
        var names = BandSet.BuiltIn.Select(static set => set.Name).ToList();
        foreach (var (name, set) in options.BandSets ?? new Dictionary<string, BandSetOptions>())
        {
            var key = $"{nameof(options.BandSets)}:{name}";
            if (names.Contains(name))
            {
                faults.Add(key, name, "must have a name that no other set has");
            }
            else
            {
                names.Add(name);
            }

            faults.Check(set.Bands is { Count: > 0 }, $"{key}:{nameof(set.Bands)}", null, "must name at least one KPI");
            foreach (var (kpi, limits) in set.Bands ?? new Dictionary<string, IReadOnlyDictionary<string, string>>())
            {
                CheckBands(faults, $"{key}:{nameof(set.Bands)}:{kpi}", limits);
                CheckKpi(faults, kpis, $"{key}:{nameof(set.Bands)}", kpi);
            }
        }

        var known = $"must be one of {string.Join(", ", names)}";
        faults.Check(options.BandSet.Length == 0 || names.Contains(options.BandSet), nameof(options.BandSet), options.BandSet, known);
        foreach (var (tenant, set) in options.TenantBandSets ?? new Dictionary<string, string>())
        {
            faults.Check(names.Contains(set), $"{nameof(options.TenantBandSets)}:{tenant}", set, known);
        }
    }

    private void CheckStandard(FaultList faults, ServedKpis kpis, string key, StandardOptions standard)
    {
        if (CheckKpi(faults, kpis, $"{key}:{nameof(standard.Kpi)}", standard.Kpi) is { } kpi && standard.Statistic is { } statistic)
        {
            faults.Check(
                kpi.Statistics.Contains(statistic),
                $"{key}:{nameof(standard.Statistic)}",
                statistic,
                $"must be one of the statistics of {standard.Kpi}: {string.Join(", ", kpi.Statistics)}");
        }

        if (standard.Dimension is { } dimension)
        {
            faults.Check(cubes.Find(dimension) is not null, $"{key}:{nameof(standard.Dimension)}", dimension, "must be a dimension of a cube");
        }

        faults.Check(
            standard.Dimension is null == standard.Value is null,
            $"{key}:{nameof(standard.Value)}",
            standard.Value,
            $"must be there together with {nameof(standard.Dimension)}");
        if (standard.Bands is { } bands)
        {
            CheckBands(faults, $"{key}:{nameof(standard.Bands)}", bands);
        }

        faults.Check(
            standard.Target is null || Limit.TryParse(standard.Target, out _),
            $"{key}:{nameof(standard.Target)}",
            standard.Target,
            "must be a limit such as <=3600 or >0.9, in the KPI's unit");
        faults.Check(
            standard.MinimumSample is null or (>= 0 and <= MostObservations),
            $"{key}:{nameof(standard.MinimumSample)}",
            standard.MinimumSample,
            "must be 0 to 1,000,000");
        faults.Check(
            standard.Bands is not null || standard.Target is not null || standard.MinimumSample is not null,
            key,
            standard.Kpi,
            "must set bands, a target or a minimum sample");
    }

    private static KpiDefinition? CheckKpi(FaultList faults, ServedKpis kpis, string key, string kpi)
    {
        var known = kpis.Find(kpi);
        faults.Check(known is not null, key, kpi, "must be the key of a KPI, such as first_response_time");
        return known?.Definition;
    }

    private static void CheckBands(FaultList faults, string key, IReadOnlyDictionary<string, string> limits)
    {
        if (BandText.Read(limits, out var fault) is null)
        {
            faults.Add(key, string.Join(", ", limits.Select(static limit => $"{limit.Key} {limit.Value}")), fault!);
        }
    }
}

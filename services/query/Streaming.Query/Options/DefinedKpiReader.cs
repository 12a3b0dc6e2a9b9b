using System.Text.RegularExpressions;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Kpis.Defined;
using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Hosting;
using Streaming.Query.Board.Json;

namespace Streaming.Query.Options;

/// <summary>Makes the KPIs that the configuration defines, and names every fault in them.</summary>
/// <param name="cubes">The dimensions.</param>
internal sealed partial class DefinedKpiReader(CubeCatalogue cubes)
{
    private const int MostKpis = 100;
    private const int MostTerms = 16;
    private const int MostValues = 100;

    /// <summary>The KPIs; those with faults are left out.</summary>
    /// <param name="options">What the configuration defines.</param>
    /// <param name="faults">Receives every fault.</param>
    public List<Kpi> Read(IReadOnlyList<DefinedKpiOptions>? options, FaultList faults)
    {
        var kpis = new List<Kpi>();
        var defined = options ?? [];
        faults.Check(defined.Count <= MostKpis, nameof(KpiOptions.Defined), defined.Count, $"must define at most {MostKpis} KPIs");
        for (var i = 0; i < defined.Count; i++)
        {
            var own = new Faults(faults, $"{nameof(KpiOptions.Defined)}:{i}");
            CheckNames(own, defined[i], kpis);
            if (Make(own, defined[i]) is { } kpi && !own.Any)
            {
                kpis.Add(kpi);
            }
        }

        return kpis;
    }

    /// <summary>What judges a KPI, as its own definition says.</summary>
    /// <param name="options">A valid definition.</param>
    /// <returns><see langword="null"/> where it names neither bands nor a target.</returns>
    public static StandardRule? RuleOf(DefinedKpiOptions options) => options.Bands is null && options.Target is null ? null : new StandardRule
    {
        Kpi = options.Key,
        Bands = options.Bands is { } bands ? BandText.Read(bands, out _) : null,
        Target = Limit.TryParse(options.Target, out var target) ? target : null,
    };

    private void CheckNames(Faults faults, DefinedKpiOptions options, List<Kpi> others)
    {
        faults.Check(KeyForm().IsMatch(options.Key), nameof(options.Key), options.Key, "must be lower case, digits and underscores, begin with a letter and have at most 64");
        faults.Check(
            !FlatRows.Reserved.Contains(options.Key) && cubes.Find(options.Key) is null,
            nameof(options.Key),
            options.Key,
            "must not be what tables call another column, such as value, group or team");
        var known = KpiRegistry.All.Concat(others).FirstOrDefault(kpi => kpi.Definition.Key == options.Key);
        faults.Check(known is null, nameof(options.Key), options.Key, "must not be the key of another KPI");
        faults.Check(
            !options.Key.StartsWith("kpi_", StringComparison.Ordinal) && !options.Key.StartsWith("sla_", StringComparison.Ordinal),
            nameof(options.Key),
            options.Key,
            "must not begin with kpi_ or sla_, as other metrics do");
        faults.Check(!string.IsNullOrWhiteSpace(options.NameEn), nameof(options.NameEn), options.NameEn, "must name it in English");
        faults.Check(!string.IsNullOrWhiteSpace(options.NameFr), nameof(options.NameFr), options.NameFr, "must name it in French");
        if (options.Bands is { } bands && BandText.Read(bands, out var fault) is null)
        {
            faults.Add(nameof(options.Bands), string.Join(", ", bands.Select(static limit => $"{limit.Key} {limit.Value}")), fault!);
        }

        faults.Check(
            options.Target is null || Limit.TryParse(options.Target, out _), nameof(options.Target), options.Target, "must be a limit such as <=3600 or >0.9");
        if (known is null)
        {
            var name = KpiMetricName.Of(new KpiDefinition { Key = options.Key, CatalogueId = "", Unit = UnitOf(options), Direction = options.Direction, Formula = "", Source = "" });
            faults.Check(
                KpiRegistry.All.Concat(others).All(kpi => !KpiMetricName.AllOf(kpi.Definition).Contains(name)),
                nameof(options.Key),
                options.Key,
                $"must not lead to the metric of another KPI, {name}");
        }
    }

    private Kpi? Make(Faults faults, DefinedKpiOptions options)
    {
        var isRatio = options.Formula == DefinedKpiFormula.Ratio;
        var terms = Terms(faults, nameof(options.Measures), options, options.Measures);
        var divisor = isRatio ? Terms(faults, nameof(options.Divisor), options, options.Divisor) : [];
        faults.Check(isRatio || options.Divisor is null, nameof(options.Divisor), options.Divisor?.Count, "must not be there: only a ratio has a divisor");
        faults.Check(isRatio || options.Unit is null, nameof(options.Unit), options.Unit, "must not be there: only a ratio may have another unit than that of its measures");
        faults.Check(
            divisor.TrueForAll(static term => !term.IsTime || term.Measure.Shape == MeasureShape.Durations),
            nameof(options.Divisor),
            "time",
            "must count something: a sum of times alone says nothing of how much it rests on");
        var headline = options.Headline ?? DurationKpi.Statistics[0];
        var isDuration = options.Formula == DefinedKpiFormula.Duration;
        faults.Check(isDuration || options.Headline is null, nameof(options.Headline), options.Headline, "must not be there: only a duration has several statistics");
        faults.Check(
            DurationKpi.Statistics.Contains(headline), nameof(options.Headline), headline, $"must be one of {string.Join(", ", DurationKpi.Statistics)}");
        faults.Check(!isDuration || options.Measures?.Count == 1, nameof(options.Measures), options.Measures?.Count, "must be exactly one measure of durations");
        if (faults.Any)
        {
            return null;
        }

        var definition = Definition(options, headline, terms, divisor);
        return options.Formula switch
        {
            DefinedKpiFormula.Ratio => new DefinedRatio(definition, terms, divisor),
            DefinedKpiFormula.Sum => new DefinedSum(definition, terms),
            DefinedKpiFormula.Level => new DefinedLevel(definition, terms),
            _ => new DefinedDuration(definition, terms[0]),
        };
    }

    private List<MeasureTerm> Terms(Faults faults, string list, DefinedKpiOptions options, IReadOnlyList<MeasureTermOptions>? terms)
    {
        var read = new List<MeasureTerm>();
        faults.Check(terms?.Count is >= 1 and <= MostTerms, list, terms?.Count, $"must name 1 to {MostTerms} measures");
        for (var i = 0; i < (terms?.Count ?? 0); i++)
        {
            var term = terms![i];
            var key = $"{list}:{i}";
            var measure = MeasureCatalogue.Find(term.Measure);
            var filter = Filter(faults, key, term.Filters);
            if (measure is null)
            {
                faults.Add($"{key}:{nameof(term.Measure)}", term.Measure, $"must be one of {string.Join(", ", MeasureCatalogue.All.Select(static known => known.Key))}");
                continue;
            }

            faults.Check(Fits(options.Formula, measure.Shape), $"{key}:{nameof(term.Measure)}", term.Measure, Expected(options.Formula));
            faults.Check(
                !term.Time || measure.Shape is MeasureShape.Durations or MeasureShape.Milliseconds,
                $"{key}:{nameof(term.Time)}",
                term.Time,
                $"must not be set: {term.Measure} has no time");
            read.Add(new MeasureTerm(measure, term.Time || measure.Shape == MeasureShape.Milliseconds, filter));
        }

        faults.Check(
            read.Count == 0 || read.TrueForAll(term => term.IsTime == read[0].IsTime), list, "counts and times", "must add up counts, or times, not both");
        return read;
    }

    private KpiFilter? Filter(Faults faults, string key, IReadOnlyDictionary<string, IReadOnlyList<string>>? filters)
    {
        if (filters is not { Count: > 0 })
        {
            return null;
        }

        var conditions = new List<(NameKind Dimension, IReadOnlySet<string> Values)>();
        foreach (var (dimension, values) in filters)
        {
            faults.Check(cubes.IsInMain(dimension), $"{key}:Filters", dimension, $"must be a dimension of the main cube: {string.Join(", ", cubes.DimensionsOf(Cube.Main))}");
            faults.Check(values.Count is >= 1 and <= MostValues, $"{key}:Filters:{dimension}", values.Count, $"must have 1 to {MostValues} values");
            if (cubes.IsInMain(dimension))
            {
                conditions.Add((cubes.Find(dimension)!.Value, values.ToHashSet(StringComparer.Ordinal)));
            }
        }

        return new KpiFilter(conditions);
    }

    private static bool Fits(DefinedKpiFormula formula, MeasureShape shape) => formula switch
    {
        DefinedKpiFormula.Duration => shape == MeasureShape.Durations,
        DefinedKpiFormula.Level => shape == MeasureShape.Level,
        _ => shape != MeasureShape.Level,
    };

    private static string Expected(DefinedKpiFormula formula) => formula switch
    {
        DefinedKpiFormula.Duration => "must be a measure of durations, such as first_response",
        DefinedKpiFormula.Level => "must be a level, such as backlog",
        _ => "must not be a level, which is no sum of what happened",
    };

    private static KpiUnit UnitOf(DefinedKpiOptions options)
    {
        var isTime = IsTime(options.Measures);
        return options.Formula switch
        {
            DefinedKpiFormula.Ratio => options.Unit ?? (isTime && !IsTime(options.Divisor) ? KpiUnit.Seconds : KpiUnit.Ratio),
            DefinedKpiFormula.Duration => KpiUnit.Seconds,
            _ => isTime ? KpiUnit.Seconds : KpiUnit.Count,
        };
    }

    private static bool IsTime(IReadOnlyList<MeasureTermOptions>? terms) =>
        terms is { Count: > 0 } && (terms[0].Time || MeasureCatalogue.Find(terms[0].Measure)?.Shape == MeasureShape.Milliseconds);

    private static KpiDefinition Definition(DefinedKpiOptions options, string headline, List<MeasureTerm> terms, List<MeasureTerm> divisor)
    {
        var isDuration = options.Formula == DefinedKpiFormula.Duration;
        var all = terms.Concat(divisor);
        return new KpiDefinition
        {
            Key = options.Key,
            CatalogueId = "",
            NameEn = options.NameEn,
            NameFr = options.NameFr,
            Unit = UnitOf(options),
            Direction = options.Direction,
            Kind = options.Formula == DefinedKpiFormula.Level ? KpiKind.Level : KpiKind.Flow,
            Formula = DefinedKpiText.Of(options, headline),
            Source = "The configuration of this service.",
            Statistics = isDuration ? [headline, .. DurationKpi.Statistics.Where(statistic => statistic != headline)] : KpiDefinition.ItselfOnly,
            IsUserDefined = true,
            IsTally = options.Formula is DefinedKpiFormula.Sum or DefinedKpiFormula.Level,

            // The agent cube knows teams only, and tickets by category are no matter of who worked on them.
            MainCubeOnly = all.Any(static term =>
                term.Measure.Id == Measure.TicketsByCategory || term.Filter?.Conditions.Any(static condition => condition.Dimension != NameKind.Team) == true),
        };
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$")]
    private static partial Regex KeyForm();

    /// <summary>The faults of one definition.</summary>
    private sealed class Faults(FaultList all, string prefix)
    {
        public bool Any { get; private set; }

        public void Check(bool holds, string key, object? value, string rule)
        {
            if (!holds)
            {
                Add(key, value, rule);
            }
        }

        public void Add(string key, object? value, string rule)
        {
            Any = true;
            all.Add($"{prefix}:{key}", value, rule);
        }
    }
}

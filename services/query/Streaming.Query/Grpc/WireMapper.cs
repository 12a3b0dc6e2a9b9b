using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Query.Answers;
using Streaming.Query.Options;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>What KPIs mean, to the wire.</summary>
internal static class WireMapper
{
    /// <summary>What a KPI means.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="standards">What its values are judged by.</param>
    /// <param name="tenant">For whom.</param>
    /// <param name="currency">The tenant's currency.</param>
    /// <param name="unit">What surveys count.</param>
    public static Wire.KpiDefinition Definition(Kpi kpi, KpiStandards standards, string tenant, string currency, SurveyUnit unit)
    {
        var definition = kpi.Definition;
        var wire = new Wire.KpiDefinition
        {
            Key = definition.Key,
            CatalogueId = definition.CatalogueId,
            NameEn = KpiNames.Of(definition, Labels.English),
            NameFr = KpiNames.Of(definition, Labels.French),
            Unit = Unit(definition.Unit),
            Direction = Direction(definition.Direction),
            Kind = definition.Kind == KpiKind.Level ? Wire.KpiKind.Level : Wire.KpiKind.Flow,
            Formula = definition.Formula,
            Source = definition.Source,
            FormulaFr = KpiNames.Word("formula", definition, Labels.French) ?? definition.Formula,
            SourceFr = KpiNames.Word("source", definition, Labels.French) ?? definition.Source,
            Group = KpiGroups.Of(definition),
            MadeOf = KpiSamples.NameOf(KpiSamples.MaterialOf(kpi)),
            HasParts = KpiSamples.Find(kpi)?.HasParts ?? false,
            Clock = Clock(definition),
            SettlesLater = kpi.SettlesLater,
            Variant = definition.VariantOf(unit),
            VariantFr = KpiNames.Variant(definition, unit, Labels.French),
            Ranking = definition.IsRanking,
            OfGroups = definition.IsOfGroups,
            SurveyUnit = Unit(definition, unit),
            UserDefined = definition.IsUserDefined,
            Currency = definition.Unit == KpiUnit.Money ? currency : "",
        };
        wire.Cautions.AddRange(definition.Cautions);
        wire.CautionsFr.AddRange(KpiNames.Cautions(definition, Labels.French));
        wire.EdgeCases.AddRange(definition.EdgeCases);
        wire.Statistics.AddRange(definition.Statistics);
        wire.Cubes.AddRange(CubeCatalogue.All.Where(cube => CubeDimensions.Splits(cube, definition)).Select(CubeCatalogue.NameOf));

        foreach (var statistic in definition.Statistics)
        {
            var known = standards.Of(tenant, definition, statistic);
            if (known.General is { } general)
            {
                wire.Standards.Add(Standard(statistic, general));
            }

            wire.Standards.AddRange(known.ByValue.Select(standard => Standard(statistic, standard)));
        }

        return wire;
    }

    /// <summary>A band.</summary>
    /// <param name="band">The band; <see langword="null"/> for none.</param>
    public static Wire.Band Band(Band? band) => band switch
    {
        null => Wire.Band.Unspecified,
        Domain.Kpis.Bands.Band.Exceptional => Wire.Band.Exceptional,
        Domain.Kpis.Bands.Band.AboveAverage => Wire.Band.AboveAverage,
        Domain.Kpis.Bands.Band.Typical => Wire.Band.Typical,
        Domain.Kpis.Bands.Band.BelowTypical => Wire.Band.BelowTypical,
        Domain.Kpis.Bands.Band.Satisfactory => Wire.Band.Satisfactory,
        _ => Wire.Band.Unsatisfactory,
    };

    /// <summary>A limit.</summary>
    /// <param name="limit">The limit.</param>
    public static Wire.Limit Limit(Limit limit) => new()
    {
        Relation = limit.Relation switch
        {
            Relation.Below => Wire.Relation.Below,
            Relation.AtMost => Wire.Relation.AtMost,
            Relation.AtLeast => Wire.Relation.AtLeast,
            _ => Wire.Relation.Above,
        },
        Value = limit.Value,
    };

    private static Wire.Standard Standard(string statistic, KpiStandard standard)
    {
        var wire = new Wire.Standard
        {
            Statistic = statistic,
            BandSet = standard.SetName,
            Source = standard.Source,
            MinimumSample = standard.MinimumSample,
            Dimension = standard.Dimension is { } dimension ? CubeCatalogue.NameOf(dimension) : "",
            Value = standard.Value,
        };
        if (standard.Bands is { } bands)
        {
            wire.Bands.AddRange(bands.Steps.Select(static step => new Wire.BandLimit { Band = Band(step.Band), Limit = Limit(step.Limit) }));
            wire.Otherwise = Band(bands.Otherwise);
        }

        if (standard.Target is { } target)
        {
            wire.Target = Limit(target);
        }

        return wire;
    }

    /// <summary>The clock of a KPI.</summary>
    /// <param name="definition">The KPI.</param>
    public static Wire.Clock Clock(KpiDefinition definition) => definition.IsCalendarTime ? Wire.Clock.Calendar
        : definition.IsBusinessTime ? Wire.Clock.Business
        : Wire.Clock.Unspecified;

    /// <summary>What a KPI of surveys counts.</summary>
    /// <param name="definition">The KPI.</param>
    /// <param name="unit">What surveys count.</param>
    public static Wire.SurveyUnit Unit(KpiDefinition definition, SurveyUnit unit) => !definition.CountsAnswers ? Wire.SurveyUnit.Unspecified
        : unit == SurveyUnit.LatestPerCustomer ? Wire.SurveyUnit.LatestPerCustomer
        : Wire.SurveyUnit.PerResponse;

    /// <summary>Why there is no number.</summary>
    /// <param name="absence">The reason.</param>
    public static Wire.AbsentReason Absence(KpiAbsence absence) => absence switch
    {
        KpiAbsence.None => Wire.AbsentReason.Unspecified,
        KpiAbsence.MixedScales => Wire.AbsentReason.MixedScales,
        KpiAbsence.MixedCurrencies => Wire.AbsentReason.MixedCurrencies,
        KpiAbsence.TooManyCustomers => Wire.AbsentReason.TooManyCustomers,
        KpiAbsence.NotSplit => Wire.AbsentReason.NotSplit,
        KpiAbsence.BeforeData => Wire.AbsentReason.BeforeData,
        KpiAbsence.TooEarly => Wire.AbsentReason.TooEarly,
        _ => Wire.AbsentReason.NoData,
    };

    /// <summary>A unit.</summary>
    /// <param name="unit">The unit.</param>
    public static Wire.Unit Unit(KpiUnit unit) => unit switch
    {
        KpiUnit.Count => Wire.Unit.Count,
        KpiUnit.Seconds => Wire.Unit.Seconds,
        KpiUnit.Ratio => Wire.Unit.Ratio,
        KpiUnit.Points => Wire.Unit.Points,
        KpiUnit.Score => Wire.Unit.Score,
        KpiUnit.Money => Wire.Unit.Money,
        KpiUnit.Number => Wire.Unit.Number,
        _ => Wire.Unit.Unspecified,
    };

    private static Wire.Direction Direction(KpiDirection direction) => direction switch
    {
        KpiDirection.HigherIsBetter => Wire.Direction.HigherIsBetter,
        KpiDirection.LowerIsBetter => Wire.Direction.LowerIsBetter,
        _ => Wire.Direction.Unspecified,
    };
}

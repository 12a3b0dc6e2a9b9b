using Streaming.Domain.Kpis;
using Streaming.Query.Answers;
using Streaming.Query.Options;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>Answers to the wire.</summary>
internal static class WireMapper
{
    /// <summary>The rows of an answer.</summary>
    /// <param name="selection">What was asked.</param>
    /// <param name="answer">The values.</param>
    /// <param name="previous">The values of the previous period, same rows.</param>
    public static IEnumerable<Wire.GroupRow> Rows(Selection selection, Answer answer, Answer? previous)
    {
        for (var row = 0; row < answer.Rows.Count; row++)
        {
            yield return Row(selection, answer.Rows[row], previous?.Rows[row].Values);
        }
    }

    /// <summary>What a KPI means.</summary>
    /// <param name="kpi">The KPI.</param>
    public static Wire.KpiDefinition Definition(Kpi kpi)
    {
        var definition = kpi.Definition;
        var wire = new Wire.KpiDefinition
        {
            Key = definition.Key,
            CatalogueId = definition.CatalogueId,
            NameEn = definition.NameEn,
            NameFr = definition.NameFr,
            Unit = Unit(definition.Unit),
            Direction = Direction(definition.Direction),
            Kind = definition.Kind == KpiKind.Level ? Wire.KpiKind.Level : Wire.KpiKind.Flow,
            Formula = definition.Formula,
            Source = definition.Source,
            Clock = Clock(definition),
            SettlesLater = kpi.SettlesLater,
        };
        wire.Statistics.AddRange(definition.Statistics);
        wire.Cubes.Add(Contracts.Cubes.Main);
        if (CubeCatalogue.Splits(Domain.Names.Cube.Agent, definition))
        {
            wire.Cubes.Add(Contracts.Cubes.Agent);
        }

        return wire;
    }

    private static Wire.GroupRow Row(Selection selection, AnswerRow row, KpiValue[]? previous)
    {
        var wire = new Wire.GroupRow { Folded = row.IsFolded };
        for (var i = 0; i < row.Names.Length; i++)
        {
            wire.Group.Add(new Wire.GroupValue { Dimension = CubeCatalogue.NameOf(selection.GroupBy[i]), Value = row.Names[i] });
        }

        var at = 0;
        foreach (var kpi in selection.Kpis)
        {
            foreach (var statistic in kpi.Definition.Statistics)
            {
                wire.Values.Add(Value(kpi.Definition, statistic, row.Values[at], previous?[at]));
                at++;
            }
        }

        return wire;
    }

    private static Wire.KpiValue Value(KpiDefinition definition, string statistic, in KpiValue value, KpiValue? previous)
    {
        var wire = new Wire.KpiValue
        {
            Key = definition.Key,
            Statistic = statistic,
            SampleSize = value.SampleSize,
            Provisional = value.IsProvisional,
            AbsentReason = Absence(value.Absence),
            Clock = Clock(definition),
        };
        if (value.Value is { } number)
        {
            wire.Value = number;
        }

        if (value is { LevelStart: { } start, Value: { } end })
        {
            wire.LevelStart = start;
            wire.LevelChange = end - start;
        }

        if (previous is { Value: { } before } known)
        {
            wire.PreviousValue = before;
            wire.PreviousSampleSize = known.SampleSize;
        }

        return wire;
    }

    private static Wire.Clock Clock(KpiDefinition definition) => definition.IsCalendarTime ? Wire.Clock.Calendar : Wire.Clock.Unspecified;

    private static Wire.AbsentReason Absence(KpiAbsence absence) => absence switch
    {
        KpiAbsence.None => Wire.AbsentReason.Unspecified,
        KpiAbsence.MixedScales => Wire.AbsentReason.MixedScales,
        _ => Wire.AbsentReason.NoData,
    };

    private static Wire.Unit Unit(KpiUnit unit) => unit switch
    {
        KpiUnit.Count => Wire.Unit.Count,
        KpiUnit.Seconds => Wire.Unit.Seconds,
        KpiUnit.Ratio => Wire.Unit.Ratio,
        KpiUnit.Points => Wire.Unit.Points,
        KpiUnit.Score => Wire.Unit.Score,
        _ => Wire.Unit.Unspecified,
    };

    private static Wire.Direction Direction(KpiDirection direction) => direction switch
    {
        KpiDirection.HigherIsBetter => Wire.Direction.HigherIsBetter,
        KpiDirection.LowerIsBetter => Wire.Direction.LowerIsBetter,
        _ => Wire.Direction.Unspecified,
    };
}

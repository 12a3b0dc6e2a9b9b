using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Query.Answers;
using Streaming.Query.Options;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>Writes the rows of one selection's answers to the wire, judged and compared.</summary>
internal sealed class RowWriter
{
    private readonly Selection _selection;
    private readonly string _currency;
    private readonly SurveyUnit _surveyUnit;
    private readonly StatisticStandards[] _standards;
    private readonly List<(NameKind Dimension, string Value)> _row = [];
    private readonly int _filtered;

    /// <summary>A writer.</summary>
    /// <param name="selection">What was asked.</param>
    /// <param name="standards">What values are judged by.</param>
    /// <param name="settings">The tenant's currency, and what surveys count.</param>
    public RowWriter(Selection selection, KpiStandards standards, KpiSettings settings)
    {
        _selection = selection;
        _currency = settings.CurrencyOf(selection.Tenant);
        _surveyUnit = settings.SurveyUnit;
        _standards =
        [
            .. selection.Kpis.SelectMany(kpi => kpi.Definition.Statistics.Select(statistic => standards.Of(selection.Tenant, kpi.Definition, statistic))),
        ];

        // A filter on one value is true of every row.
        _row.AddRange(selection.Filters.Where(static filter => filter.Values.Count == 1).Select(static filter => (filter.Dimension, filter.Values.First())));
        _filtered = _row.Count;
    }

    /// <summary>The rows of an answer.</summary>
    /// <param name="answer">The values.</param>
    /// <param name="previous">The values of the previous period, same rows.</param>
    public IEnumerable<Wire.GroupRow> Rows(Answer answer, Answer? previous)
    {
        for (var row = 0; row < answer.Rows.Count; row++)
        {
            yield return Row(answer.Rows[row], previous?.Rows[row].Values);
        }
    }

    private Wire.GroupRow Row(AnswerRow row, KpiValue[]? previous)
    {
        var wire = new Wire.GroupRow { Folded = row.IsFolded };
        _row.RemoveRange(_filtered, _row.Count - _filtered);
        for (var i = 0; i < row.Names.Length; i++)
        {
            _row.Add((_selection.GroupBy[i], row.Names[i]));
            wire.Group.Add(new Wire.GroupValue { Dimension = CubeCatalogue.NameOf(_selection.GroupBy[i]), Value = row.Names[i] });
        }

        var at = 0;
        foreach (var kpi in _selection.Kpis)
        {
            foreach (var statistic in kpi.Definition.Statistics)
            {
                var value = Value(kpi.Definition, statistic, row.Values[at]);
                Judge(value, row.Values[at], kpi.Definition.IsRanking && (_row.Count == 0 || row.IsFolded) ? null : _standards[at].For(_row));
                Compare(value, row.Values[at], previous?[at]);
                wire.Values.Add(value);
                at++;
            }
        }

        return wire;
    }

    private Wire.KpiValue Value(KpiDefinition definition, string statistic, in KpiValue value)
    {
        var wire = new Wire.KpiValue
        {
            Key = definition.Key,
            Statistic = statistic,
            SampleSize = value.SampleSize,
            Provisional = value.IsProvisional,
            AbsentReason = WireMapper.Absence(value.Absence),
            Clock = WireMapper.Clock(definition),
            SurveyUnit = WireMapper.Unit(definition, _surveyUnit),
            Currency = definition.Unit == KpiUnit.Money ? _currency : "",
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

        return wire;
    }

    private static void Judge(Wire.KpiValue wire, in KpiValue value, KpiStandard? standard)
    {
        if (standard is null)
        {
            return;
        }

        var judgement = standard.Judge(value);
        wire.Band = WireMapper.Band(judgement.Band);
        wire.BandSet = judgement.Band is null ? "" : standard.SetName;
        wire.TooFew = judgement.IsTooFew;
        if (standard.Target is { } target)
        {
            wire.Target = WireMapper.Limit(target);
        }

        wire.TargetState = judgement.IsTargetMet switch
        {
            true => Wire.TargetState.Met,
            false => Wire.TargetState.Missed,
            null => Wire.TargetState.Unspecified,
        };
    }

    private static void Compare(Wire.KpiValue wire, in KpiValue value, KpiValue? previous)
    {
        if (previous is not { Value: { } before } known)
        {
            return;
        }

        wire.PreviousValue = before;
        wire.PreviousSampleSize = known.SampleSize;
        var trend = KpiTrend.Between(value.Value, before);
        if (trend.Delta is { } delta)
        {
            wire.Delta = delta;
        }

        if (trend.Ratio is { } ratio)
        {
            wire.DeltaRatio = ratio;
        }
    }
}

using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Query.Answers;
using Streaming.Query.Grpc;
using Streaming.Query.Tickets.Tops;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <content>What there is to drill down by, and what is found there.</content>
internal static partial class FlatRows
{
    /// <summary>Every KPI as a row, its own number alone, in the column of its unit too: <c>seconds</c>, <c>ratio</c>, or <c>number</c>.</summary>
    /// <param name="kpis">The numbers, and what each means.</param>
    /// <param name="language">One of <see cref="Labels.Languages"/>.</param>
    public static ReadOnlyMemory<byte> Of(IEnumerable<(Wire.KpiValue Value, KpiDefinition Definition)> kpis, string language) => Write(json =>
    {
        foreach (var (value, definition) in kpis)
        {
            var unit = CatalogueMapper.Unit(WireMapper.Unit(definition.Unit));
            double? number = value.HasValue ? value.Value : null;
            json.WriteStartObject();
            json.WriteString("kpi", value.Key);
            json.WriteString("name", KpiNames.Of(definition, language));
            json.WriteString("unit", unit);
            Number(json, "value", number);
            Number(json, "seconds", definition.Unit == KpiUnit.Seconds ? number : null);
            Number(json, "ratio", definition.Unit == KpiUnit.Ratio ? number : null);
            Number(json, "number", definition.Unit is KpiUnit.Seconds or KpiUnit.Ratio or KpiUnit.Money ? null : number);
            json.WriteNumber("n", value.SampleSize);
            Number(json, "previous", value.HasPreviousValue ? value.PreviousValue : null);
            json.WriteEndObject();
        }
    });

    /// <summary>What a count is made of: a row for each value, the greatest first.</summary>
    /// <param name="rows">The values.</param>
    public static ReadOnlyMemory<byte> Of(IEnumerable<TopRow> rows) => Write(json =>
    {
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("group", row.Value);
            json.WriteNumber("count", row.Count);
            Number(json, "share", row.Share);
            json.WriteBoolean("folded", row.IsFolded);
            json.WriteEndObject();
        }
    });

    /// <summary>Dimensions, each with the KPI that counts most of what it splits.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="language">One of <see cref="Labels.Languages"/>.</param>
    public static ReadOnlyMemory<byte> Of(IEnumerable<(string Dimension, KpiDefinition Count)> dimensions, string language) => Write(json =>
    {
        foreach (var (dimension, count) in dimensions)
        {
            json.WriteStartObject();
            json.WriteString("dimension", dimension);
            json.WriteString("name", Labels.In(language)[$"dimension.{dimension}"]);
            json.WriteString("kpi", count.Key);
            json.WriteString("kpi_name", KpiNames.Of(count, language));
            json.WriteEndObject();
        }
    });

    /// <summary>Values of a dimension.</summary>
    /// <param name="values">The values.</param>
    public static ReadOnlyMemory<byte> Of(IEnumerable<string> values) => Write(json =>
    {
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("value", value);
            json.WriteEndObject();
        }
    });
}

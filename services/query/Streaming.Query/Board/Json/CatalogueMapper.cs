using Streaming.Domain.Kpis.Samples;
using Streaming.Query.Answers;
using Streaming.Query.Board.Streams;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>The catalogue of the gRPC API as JSON.</summary>
internal static class CatalogueMapper
{
    /// <summary>The catalogue.</summary>
    /// <param name="catalogue">As gRPC tells it.</param>
    /// <param name="board">What a board shows.</param>
    public static CatalogueJson Map(Wire.ListKpisResponse catalogue, BoardKpis board) => new()
    {
        Kpis = [.. catalogue.Kpis.Select(kpi => Definition(kpi, board))],
        Cubes = [.. catalogue.Cubes.Select(static cube => new CubeJson(cube.Name, [.. cube.Dimensions], cube.ShortestWindow))],
        Windows = [.. NamedRange.All.Where(static range => range.Window is not null).Select(static range => range.Name)],
        Board = board.Keys,
        Promises = board.HasPromises,
        Note = board.Note,
        Steps = SeriesPace.All,
        Periods = [.. NamedRange.All.Where(static range => range.Period is not null).Select(static range => range.Name)],
    };

    private static DefinitionJson Definition(Wire.KpiDefinition kpi, BoardKpis board) => new()
    {
        Key = kpi.Key,
        CatalogueId = kpi.CatalogueId,
        Name = new() { ["en"] = kpi.NameEn, ["fr"] = kpi.NameFr },
        Unit = Unit(kpi.Unit),
        Direction = Direction(kpi.Direction),
        Kind = kpi.Kind == Wire.KpiKind.Level ? "level" : "flow",
        Currency = kpi.Currency.Length == 0 ? null : kpi.Currency,
        Group = kpi.Group,
        UserDefined = kpi.UserDefined ? true : null,
        Synthetic = board.IsSynthetic(kpi.Group) ? true : null,
        MadeOf = kpi.MadeOf,
        Tickets = board.FollowsTickets && kpi.MadeOf == KpiSamples.NameOf(KpiMaterial.Tickets) ? true : null,
        TicketParts = kpi.HasParts ? true : null,
        Variant = kpi.Variant.Length > 0 ? kpi.Variant : null,
        VariantFr = kpi.VariantFr.Length > 0 ? kpi.VariantFr : null,
        Ranking = kpi.Ranking ? true : null,
        OfGroups = kpi.OfGroups ? true : null,
        Formula = kpi.Formula,
        Source = kpi.Source,
        FormulaFr = kpi.FormulaFr,
        SourceFr = kpi.SourceFr,
        Statistics = [.. kpi.Statistics.Select(static statistic => statistic.Length == 0 ? JsonMapper.Itself : statistic)],
        Clock = Clock(kpi.Clock),
        Cubes = [.. kpi.Cubes],
        SettlesLater = kpi.SettlesLater,
        Standards = [.. kpi.Standards.Select(StandardMapper.Map)],
        Cautions = [.. kpi.Cautions],
        CautionsFr = [.. kpi.CautionsFr],
    };

    /// <summary>A unit.</summary>
    /// <param name="unit">As gRPC tells it.</param>
    public static string Unit(Wire.Unit unit) => unit switch
    {
        Wire.Unit.Seconds => "seconds",
        Wire.Unit.Ratio => "ratio",
        Wire.Unit.Points => "points",
        Wire.Unit.Score => "score",
        Wire.Unit.Money => "money",
        Wire.Unit.Number => "number",
        _ => "count",
    };

    private static string Direction(Wire.Direction direction) => direction switch
    {
        Wire.Direction.HigherIsBetter => "higher",
        Wire.Direction.LowerIsBetter => "lower",
        _ => "none",
    };

    private static string? Clock(Wire.Clock clock) => clock switch
    {
        Wire.Clock.Calendar => "calendar",
        Wire.Clock.Business => "business",
        _ => null,
    };
}

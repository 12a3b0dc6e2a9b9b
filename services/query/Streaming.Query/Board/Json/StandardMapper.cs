using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>Bands, limits and targets of the gRPC API as JSON.</summary>
internal static class StandardMapper
{
    /// <summary>What values are judged by.</summary>
    /// <param name="standard">As gRPC tells it.</param>
    public static StandardJson Map(Wire.Standard standard) => new()
    {
        Statistic = standard.Statistic.Length == 0 ? JsonMapper.Itself : standard.Statistic,
        BandSet = standard.BandSet,
        Source = standard.Source,
        Bands = [.. standard.Bands.Select(static band => new BandJson(Band(band.Band), Limit(band.Limit)!))],
        Otherwise = Band(standard.Otherwise),
        Target = Limit(standard.Target),
        MinimumSample = standard.MinimumSample,
        Dimension = standard.Dimension.Length == 0 ? null : standard.Dimension,
        Value = standard.Dimension.Length == 0 ? null : standard.Value,
    };

    /// <summary>A band by name.</summary>
    /// <param name="band">The band.</param>
    /// <returns><see langword="null"/> for none.</returns>
    public static string? Band(Wire.Band band) => band switch
    {
        Wire.Band.Exceptional => "exceptional",
        Wire.Band.AboveAverage => "above_average",
        Wire.Band.Typical => "typical",
        Wire.Band.BelowTypical => "below_typical",
        Wire.Band.Satisfactory => "satisfactory",
        Wire.Band.Unsatisfactory => "unsatisfactory",
        _ => null,
    };

    /// <summary>A limit.</summary>
    /// <param name="limit">The limit.</param>
    public static LimitJson? Limit(Wire.Limit? limit) => limit is null ? null : new LimitJson(
        limit.Relation switch
        {
            Wire.Relation.Below => "below",
            Wire.Relation.AtMost => "at_most",
            Wire.Relation.AtLeast => "at_least",
            _ => "above",
        },
        limit.Value);

    /// <summary>Whether a target is met, in a word.</summary>
    /// <param name="state">The state.</param>
    public static string? State(Wire.TargetState state) => state switch
    {
        Wire.TargetState.Met => "met",
        Wire.TargetState.Missed => "missed",
        _ => null,
    };
}

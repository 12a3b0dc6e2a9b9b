using System.Text.Json.Serialization;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>A KPI by weekday and hour.</summary>
internal sealed record LoadProfileJson
{
    /// <summary>What the numbers stand on.</summary>
    public required StateJson State { get; init; }

    /// <summary>First instant inside the exact interval.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>First instant after the exact interval.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>168 slots, Monday 0 h first.</summary>
    public required IReadOnlyList<LoadSlotJson> Slots { get; init; }

    /// <summary>A load profile.</summary>
    /// <param name="answer">As gRPC tells it.</param>
    /// <param name="mapper">Maps values.</param>
    public static LoadProfileJson Of(Wire.GetLoadProfileResponse answer, JsonMapper mapper) => new()
    {
        State = mapper.State(answer.State),
        From = answer.Interval.Start.ToDateTimeOffset(),
        To = answer.Interval.End.ToDateTimeOffset(),
        Slots = [.. answer.Slots.Select(static slot => new LoadSlotJson
        {
            Weekday = slot.Weekday,
            Hour = slot.Hour,
            Hours = slot.Hours,
            PerHour = slot.HasPerHour ? slot.PerHour : null,
            Kpis = JsonMapper.Values(slot.Values),
        })],
    };
}

/// <summary>One hour of the week, all weeks together.</summary>
internal sealed record LoadSlotJson
{
    /// <summary>Day of the week, 1 for Monday to 7 for Sunday.</summary>
    public required int Weekday { get; init; }

    /// <summary>Hour that clocks show, 0 to 23.</summary>
    public required int Hour { get; init; }

    /// <summary>How many hours of the interval it is.</summary>
    public required double Hours { get; init; }

    /// <summary>Of a count: how many in one such hour; <c>null</c> where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? PerHour { get; init; }

    /// <summary>Values by KPI and statistic.</summary>
    public required Dictionary<string, Dictionary<string, ValueJson>> Kpis { get; init; }
}

using System.Text.Json.Serialization;

namespace Streaming.Query.Board.Json;

/// <summary>One number, in the unit of its KPI.</summary>
internal sealed record ValueJson
{
    /// <summary>The number; <c>null</c> where there is none, never zero instead.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Value { get; init; }

    /// <summary>How many observations it rests on.</summary>
    public required long N { get; init; }

    /// <summary>Why there is no number: <c>no_data</c>, <c>not_kept</c>, <c>mixed_scales</c>, <c>mixed_currencies</c>, <c>too_many_customers</c>,
    /// <c>not_split</c>, <c>before_data</c> or <c>too_early</c>.</summary>
    public string? Absent { get; init; }

    /// <summary>Of answers to surveys: <c>latest_per_customer</c> where the latest of each customer counts; left out where every answer does.</summary>
    public string? Unit { get; init; }

    /// <summary>The same number over the previous period of equal length.</summary>
    public double? Previous { get; init; }

    /// <summary>How many observations the previous number rests on.</summary>
    public long? PreviousN { get; init; }

    /// <summary>Levels only: the value at the interval's start.</summary>
    public double? Start { get; init; }

    /// <summary>Levels only: the value less <see cref="Start"/>.</summary>
    public double? Change { get; init; }

    /// <summary>Whether the number may still move without late events; left out when not.</summary>
    public bool? Provisional { get; init; }

    /// <summary>Its band, such as <c>typical</c>, where it has one and rests on enough observations.</summary>
    public string? Band { get; init; }

    /// <summary>What the desk aims at; there also while there is no number.</summary>
    public LimitJson? Target { get; init; }

    /// <summary><c>met</c> or <c>missed</c>; left out where that cannot be told.</summary>
    public string? TargetState { get; init; }

    /// <summary>Whether band and target are withheld because the number rests on too few observations; left out when not.</summary>
    public bool? TooFew { get; init; }

    /// <summary>The value less <see cref="Previous"/>.</summary>
    public double? Delta { get; init; }

    /// <summary><see cref="Delta"/> as a part of <see cref="Previous"/>, where that is above 0.</summary>
    public double? DeltaRatio { get; init; }
}

using System.Globalization;

namespace Streaming.Domain.Kpis.Bands;

/// <summary>A limit in a KPI's unit, with the side on which values meet it. As text: <c>&lt;900</c>, <c>&lt;=180</c>, <c>&gt;=0.85</c>, <c>&gt;70</c>.</summary>
/// <param name="Relation">How values must lie to it.</param>
/// <param name="Value">The number.</param>
public readonly record struct Limit(Relation Relation, double Value)
{
    /// <summary>Whether smaller values meet it, and not greater ones.</summary>
    public bool IsUpper => Relation is Relation.Below or Relation.AtMost;

    /// <summary>Whether a value meets the limit.</summary>
    /// <param name="value">The value.</param>
    public bool IsMetBy(double value) => Relation switch
    {
        Relation.Below => value < Value,
        Relation.AtMost => value <= Value,
        Relation.AtLeast => value >= Value,
        _ => value > Value,
    };

    /// <summary>Whether every value that meets another limit meets this one.</summary>
    /// <param name="stricter">The other limit.</param>
    public bool Holds(Limit stricter) => IsUpper == stricter.IsUpper && (Value == stricter.Value
        ? Relation == stricter.Relation || Relation is Relation.AtMost or Relation.AtLeast
        : IsUpper ? stricter.Value < Value : stricter.Value > Value);

    /// <summary>Reads a limit from text.</summary>
    /// <param name="text">A relation and a number with a decimal point.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string? text, out Limit limit)
    {
        var trimmed = (text ?? "").AsSpan().Trim();
        var relation = trimmed switch
        {
            ['<', '=', ..] => Relation.AtMost,
            ['<', ..] => Relation.Below,
            ['>', '=', ..] => Relation.AtLeast,
            ['>', ..] => Relation.Above,
            _ => (Relation?)null,
        };
        limit = default;
        if (relation is not { } side
            || !double.TryParse(trimmed[(side is Relation.AtMost or Relation.AtLeast ? 2 : 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value))
        {
            return false;
        }

        limit = new Limit(side, value);
        return true;
    }

    /// <summary>The limit as text.</summary>
    public override string ToString() => (Relation switch
    {
        Relation.Below => "<",
        Relation.AtMost => "<=",
        Relation.AtLeast => ">=",
        _ => ">",
    }) + Value.ToString(CultureInfo.InvariantCulture);
}

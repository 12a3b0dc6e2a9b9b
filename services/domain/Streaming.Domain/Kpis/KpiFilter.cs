using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis;

/// <summary>What a KPI leaves out before it looks: it counts only what has one of some values in each of some dimensions.</summary>
/// <param name="conditions">The dimensions, each once, with their values.</param>
/// <remarks>Two filters with the same conditions are equal.</remarks>
public sealed class KpiFilter(IReadOnlyList<(NameKind Dimension, IReadOnlySet<string> Values)> conditions) : IEquatable<KpiFilter>
{
    private readonly string _text = string.Join('\n', conditions
        .OrderBy(static condition => condition.Dimension)
        .Select(static condition => $"{condition.Dimension}\t{string.Join('\t', condition.Values.Order(StringComparer.Ordinal))}"));

    /// <summary>The conditions, which must all hold.</summary>
    public IReadOnlyList<(NameKind Dimension, IReadOnlySet<string> Values)> Conditions => conditions;

    /// <inheritdoc/>
    public bool Equals(KpiFilter? other) => other is not null && other._text == _text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KpiFilter);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);
}

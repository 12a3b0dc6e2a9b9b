using System.Reflection;
using System.Text;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Measures;

/// <summary>
/// The measures of tickets, calls and SLA clocks by stable key: the member of <see cref="Measure"/> in lower case, words apart by
/// underscores; those of SLA clocks followed by the kind of clock (<c>sla_met_first_reply</c>).
/// </summary>
public static class MeasureCatalogue
{
    /// <summary>Measures from this one on belong to customers: other cubes keep them.</summary>
    private const int FirstOfCustomers = 100;

    private static readonly Dictionary<string, MeasureInfo> ByKey;

    static MeasureCatalogue()
    {
        ByKey = All.ToDictionary(static measure => measure.Key, StringComparer.Ordinal);
    }

    /// <summary>Every measure, by number.</summary>
    public static IReadOnlyList<MeasureInfo> All { get; } = [.. Members().OrderBy(static measure => measure.Id.Value)];

    /// <summary>The measure of a key.</summary>
    /// <param name="key">The key, exactly.</param>
    /// <returns><see langword="null"/> when no measure has this key.</returns>
    public static MeasureInfo? Find(string key) => ByKey.GetValueOrDefault(key);

    private static IEnumerable<MeasureInfo> Members()
    {
        foreach (var field in typeof(Measure).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is MeasureId { Value: < FirstOfCustomers } id)
            {
                yield return Of(Words(field.Name), id);
            }
        }

        foreach (var kind in Enum.GetValues<ClockKind>())
        {
            var clock = Words(kind.ToString());
            yield return Of($"sla_met_{clock}", Measure.SlaMet(kind));
            yield return Of($"sla_breached_{clock}", Measure.SlaBreached(kind));
            yield return Of($"sla_running_{clock}", Measure.SlaRunning(kind));
            yield return Of($"sla_at_risk_{clock}", Measure.SlaAtRisk(kind));
            yield return Of($"sla_breached_open_{clock}", Measure.SlaBreachedOpen(kind));
        }
    }

    private static MeasureInfo Of(string key, MeasureId id) => new(key, id, ShapeOf(key, id));

    private static MeasureShape ShapeOf(string key, MeasureId id) =>
        Measure.IsSketch(id) ? MeasureShape.Durations
        : Measure.IsLevel(id) ? MeasureShape.Level
        : key.EndsWith("_time", StringComparison.Ordinal) ? MeasureShape.Milliseconds
        : MeasureShape.Count;

    private static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append('_');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}

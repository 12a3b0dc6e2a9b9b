using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Bands;

/// <summary>What one statistic of one tenant is judged by.</summary>
/// <param name="General">What holds where nothing else does; <see langword="null"/> without bands and target.</param>
/// <param name="ByValue">What holds for single values of dimensions.</param>
public sealed record StatisticStandards(KpiStandard? General, IReadOnlyList<KpiStandard> ByValue)
{
    /// <summary>Nothing is judged.</summary>
    public static StatisticStandards None { get; } = new(null, []);

    /// <summary>What judges a row: of the standards for its values the last one configured, else the general one.</summary>
    /// <param name="row">The values that all of the row has.</param>
    public KpiStandard? For(IReadOnlyList<(NameKind Dimension, string Value)> row)
    {
        for (var i = ByValue.Count - 1; i >= 0; i--)
        {
            foreach (var (dimension, value) in row)
            {
                if (ByValue[i].Dimension == dimension && ByValue[i].Value == value)
                {
                    return ByValue[i];
                }
            }
        }

        return General;
    }
}

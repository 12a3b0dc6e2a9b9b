namespace Streaming.Testing.Logs;

/// <summary>What a pipeline may do to a log without changing any number.</summary>
public static class LogMixer
{
    /// <summary>The same records in another order.</summary>
    /// <typeparam name="T">A record.</typeparam>
    /// <param name="records">The log.</param>
    /// <param name="random">Decides the order.</param>
    /// <returns>A permutation.</returns>
    public static IReadOnlyList<T> Permuted<T>(IEnumerable<T> records, Random random)
    {
        var shuffled = records.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>The same records, some of them delivered again at once or later.</summary>
    /// <typeparam name="T">A record.</typeparam>
    /// <param name="records">The log.</param>
    /// <param name="random">Decides which and where.</param>
    /// <param name="chance">Chance of each record to be repeated, 0 to 1.</param>
    /// <returns>The log with repetitions.</returns>
    public static IReadOnlyList<T> WithDuplicates<T>(IReadOnlyList<T> records, Random random, double chance)
    {
        var result = records.ToList();
        foreach (var record in records.Where(_ => random.NextDouble() < chance))
        {
            result.Insert(random.Next(result.IndexOf(record) + 1, result.Count + 1), record);
        }

        return result;
    }
}

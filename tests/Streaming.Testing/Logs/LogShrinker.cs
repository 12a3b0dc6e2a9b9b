using Streaming.Testing.Recount;

namespace Streaming.Testing.Logs;

/// <summary>Makes a failing log small, so that a person can read why it fails.</summary>
public static class LogShrinker
{
    /// <summary>Takes away records while the log still fails: halves first, then quarters, down to single records.</summary>
    /// <param name="records">A log that fails.</param>
    /// <param name="fails">Whether a log fails; it has to answer alike each time that it is asked.</param>
    /// <returns>A log that fails and from which no single record can be taken away.</returns>
    /// <exception cref="ArgumentException">The log does not fail.</exception>
    public static IReadOnlyList<RecountRecord> Shrink(
        IReadOnlyList<RecountRecord> records, Func<IReadOnlyList<RecountRecord>, bool> fails)
    {
        if (!fails(records))
        {
            throw new ArgumentException("Only a log that fails can be shrunk.", nameof(records));
        }

        var smallest = records;
        var chunk = Math.Max(1, smallest.Count / 2);
        while (true)
        {
            var smaller = WithoutOneChunk(smallest, chunk).FirstOrDefault(fails);
            if (smaller is not null)
            {
                smallest = smaller;
            }
            else if (chunk == 1)
            {
                return smallest;
            }
            else
            {
                chunk /= 2;
            }
        }
    }

    private static IEnumerable<IReadOnlyList<RecountRecord>> WithoutOneChunk(IReadOnlyList<RecountRecord> records, int chunk)
    {
        for (var start = 0; start < records.Count; start += chunk)
        {
            yield return records.Take(start).Concat(records.Skip(start + chunk)).ToList();
        }
    }
}

using Streaming.Testing.Recount;

namespace Streaming.Testing.Logs;

/// <summary>
/// Small random event logs, the nastier the better: ties, sequences, duplicates, conflicts, reopening cycles, merges, deletions,
/// staff-opened tickets, replies before the creation, several or no creations, calls and surveys before, after and without
/// their ticket, changes of attributes, closings without a solution, answers to pending tickets, records that are left out.
/// </summary>
/// <remarks>
/// The same seed gives the same log. No two events of one identity have equal revision, equal time and other content: what such a
/// pair means is left to a hash. Scales and durations are such that every figure is exact in whole
/// milliseconds.
/// </remarks>
public static class RandomLog
{
    /// <summary>A random log.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="options">What it looks like, or null for the default.</param>
    /// <returns>The records, in the order in which they are to be read.</returns>
    public static IReadOnlyList<RecountRecord> Generate(int seed, RandomLogOptions? options = null)
    {
        options ??= new RandomLogOptions();
        var random = new Random(seed);
        var log = new EventLog();
        var tickets = random.Next(1, options.MostTickets + 1);
        for (var ticket = 1; ticket <= tickets; ticket++)
        {
            new RandomTicket(random, log, options, ticket).Write();
        }

        var records = LogMixer.WithDuplicates(log.Records, random, options.DuplicateChance);
        return options.Shuffled ? LogMixer.Permuted(records, random) : records;
    }

    /// <summary>A random stream of at least so many records, duplicates included, in random order: late by up to the whole span.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="records">How many at least.</param>
    /// <param name="options">What it looks like, but for the number of tickets; or null for the default.</param>
    /// <returns>The records, in the order in which they are to be read.</returns>
    public static RecountRecord[] Stream(int seed, int records, RandomLogOptions? options = null)
    {
        options ??= new RandomLogOptions();
        var random = new Random(seed);
        var log = new EventLog();
        for (var ticket = 1; log.Records.Count * (1 + options.DuplicateChance) < records; ticket++)
        {
            new RandomTicket(random, log, options, ticket).Write();
        }

        List<RecountRecord> all = [.. log.Records, .. log.Records.Where(_ => random.NextDouble() < options.DuplicateChance)];
        while (all.Count < records)
        {
            all.Add(log.Records[random.Next(log.Records.Count)]);
        }

        var shuffled = all.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>A timer time at which everything of a random log has happened and every delay of it has passed.</summary>
    /// <param name="options">The log's options, or null for the default.</param>
    /// <returns>Unix milliseconds: 130 d after the log's start span, before any ticket is abandoned.</returns>
    public static long SettledTimeMs(RandomLogOptions? options = null)
    {
        options ??= new RandomLogOptions();
        return options.StartMs + (long)(options.StartSpan + TimeSpan.FromDays(130)).TotalMilliseconds;
    }
}

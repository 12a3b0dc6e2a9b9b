using Streaming.Replay.Load;

namespace Streaming.Benchmarks.Micro;

/// <summary>
/// The events of a load in memory, as one shard of eight would see them: structured JSON of 400 bytes, five a ticket, many tickets open at
/// once.
/// </summary>
internal sealed class LoadStream
{
    /// <summary>A shard's tickets each day where eight shards together get a million.</summary>
    public const int MillionADay = 1_000_000 / 8;

    /// <summary>A shard's tickets each day where eight shards together get 50,000 events a second.</summary>
    public const int FiftyThousandASecond = 50_000 / 5 / 8 * 86_400;

    private static readonly int EventBytes = new LoadOptions().EventBytes;

    private readonly byte[] _bytes;
    private readonly LoadEvent[] _events;

    /// <summary>Makes the events.</summary>
    /// <param name="tickets">How many tickets.</param>
    /// <param name="ticketsPerDay">How dense they are in event time: the fewer a day, the fewer share a cell.</param>
    /// <param name="seed">Which tickets these are.</param>
    /// <param name="stride">Tickets opened between two events of one ticket; by default what a shard of eight sees of a load's thousand.</param>
    public LoadStream(int tickets, int ticketsPerDay = MillionADay, int seed = 1, int stride = 1_000 / 8)
    {
        var generator = new LoadGenerator(new LoadOptions
        {
            Tickets = tickets,
            Seed = seed,
            Stride = stride,
            Duration = TimeSpan.FromDays((double)tickets / ticketsPerDay),
        });
        _events = new LoadEvent[generator.Total];
        _bytes = new byte[generator.Total * EventBytes];
        for (var i = 0; i < _events.Length; i++)
        {
            generator.TryWriteNext(_bytes.AsSpan(i * EventBytes, EventBytes), out _events[i]);
        }
    }

    /// <summary>Number of events.</summary>
    public int Count => _events.Length;

    /// <summary>An event as UTF-8 JSON.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<byte> Value(int index) => _bytes.AsSpan(index * EventBytes, _events[index].Length);

    /// <summary>Its record's key: the ticket's id.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<byte> Key(int index) => Value(index).Slice(_events[index].KeyStart, _events[index].KeyLength);

    /// <summary>Its time, Unix milliseconds.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public long TimeMs(int index) => _events[index].TimeMs;
}

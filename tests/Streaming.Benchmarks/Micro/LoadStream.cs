using Streaming.Replay.Load;

namespace Streaming.Benchmarks.Micro;

/// <summary>
/// The events of a load in memory, as one shard of eight would see them: structured JSON of 400 bytes, five a ticket, many tickets open at
/// once, and as dense in event time as an eighth of a million tickets a day.
/// </summary>
internal sealed class LoadStream
{
    private const int TicketsPerDay = 125_000;
    private static readonly int EventBytes = new LoadOptions().EventBytes;

    private readonly byte[] _bytes;
    private readonly LoadEvent[] _events;

    /// <summary>Makes the events.</summary>
    /// <param name="tickets">How many tickets.</param>
    public LoadStream(int tickets)
    {
        var generator = new LoadGenerator(new LoadOptions
        {
            Tickets = tickets,
            Duration = TimeSpan.FromDays((double)tickets / TicketsPerDay),
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

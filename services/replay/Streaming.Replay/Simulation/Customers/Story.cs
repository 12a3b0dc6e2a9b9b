using System.Globalization;
using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation.Customers;

/// <summary>What one of the cast does: its random numbers, and its events as they are told.</summary>
/// <param name="cast">The cast.</param>
/// <param name="stream">Which of the seed's sequences of random numbers.</param>
/// <param name="name">Names the story in the ids of its events.</param>
internal sealed class Story(CustomerCast cast, long stream, string name)
{
    /// <summary>The story's random numbers.</summary>
    public SeededRandom Random { get; } = SeededRandom.ForStream(cast.Seed, stream);

    /// <summary>What was told, in no order.</summary>
    public List<ProducedEvent> Events { get; } = [];

    /// <summary>A time between two others, whole milliseconds.</summary>
    /// <param name="from">The earliest.</param>
    /// <param name="to">Later than any; not before <paramref name="from"/>.</param>
    public DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to) =>
        from.AddTicks((long)((to - from).TotalMilliseconds * Random.NextShare()) * TimeSpan.TicksPerMillisecond);

    /// <summary>How often something happens that has a rate: the whole part for sure, one more by chance.</summary>
    /// <param name="expected">The mean.</param>
    public int Times(double expected) => (int)expected + (Random.Happens(expected - (int)expected) ? 1 : 0);

    /// <summary>An id of the story's own, for what its events speak of.</summary>
    /// <param name="what">A word for it.</param>
    public string NextId(string what) => string.Create(CultureInfo.InvariantCulture, $"{cast.IdPrefix}{cast.Seed}-{name}-{what}-{Events.Count + 1}");

    /// <summary>Tells an event.</summary>
    /// <param name="time">When it happens.</param>
    /// <param name="data">What happens.</param>
    public void Tell(DateTimeOffset time, EventData data) => Events.Add(new()
    {
        Id = NextId("e"),
        Source = cast.Source,
        Time = time,
        Sequence = Events.Count + 1,
        Tenant = cast.Tenant,
        Data = data,
    });
}

using Streaming.Replay.Events;

namespace Streaming.Replay.Simulation;

/// <summary>
/// What real streams do to good events: sends some twice, holds some back, lets others overtake, and puts broken lines between them.
/// Every event still comes at least once, so numbers made from the disturbed stream equal those from the quiet one.
/// </summary>
internal sealed class Disturbance
{
    private readonly SimulationOptions _options;
    private readonly EventWriter _writer;
    private readonly SeededRandom _random;
    private readonly PriorityQueue<ProducedEvent, (DateTimeOffset Time, long Order)> _heldBack = new();
    private long _order;

    /// <summary>Stands between a simulation and a writer.</summary>
    /// <param name="options">The shares.</param>
    /// <param name="writer">Gets the lines.</param>
    public Disturbance(SimulationOptions options, EventWriter writer)
    {
        _options = options;
        _writer = writer;
        _random = SeededRandom.ForStream(options.Seed, -1);
    }

    /// <summary>Sends an event, perhaps later or twice.</summary>
    /// <param name="made">The event; times ascend from call to call.</param>
    public void Send(ProducedEvent made)
    {
        Release(made.Time);
        if (_random.Happens(_options.MalformedShare))
        {
            _writer.WriteRaw(MalformedLines.Make(_random, made));
        }

        if (_random.Happens(_options.DuplicateShare))
        {
            HoldBack(made, _random.NextDuration(TimeSpan.FromMinutes(2), 1.0));
        }

        if (_random.Happens(_options.LateShare))
        {
            HoldBack(made, TimeSpan.FromMilliseconds(3_600_000 + _random.NextBelow(25 * 3_600_000)));
        }
        else if (_random.Happens(_options.OutOfOrderShare))
        {
            HoldBack(made, TimeSpan.FromMilliseconds(1 + _random.NextBelow(60_000)));
        }
        else
        {
            _writer.Write(made);
        }
    }

    /// <summary>Sends what is still held back.</summary>
    public void End() => Release(DateTimeOffset.MaxValue);

    private void HoldBack(ProducedEvent made, TimeSpan delay) => _heldBack.Enqueue(made, (made.Time + delay, _order++));

    private void Release(DateTimeOffset now)
    {
        while (_heldBack.TryPeek(out var held, out var until) && until.Time <= now)
        {
            _heldBack.Dequeue();
            _writer.Write(held);
        }
    }
}

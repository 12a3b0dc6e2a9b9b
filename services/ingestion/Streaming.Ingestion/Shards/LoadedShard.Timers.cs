using Streaming.Domain.Sla.Clocks;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;

namespace Streaming.Ingestion.Shards;

/// <content>Deadlines, and what becomes of SLA clocks.</content>
internal sealed partial class LoadedShard
{
    private object? _lastAnswer;
    private bool _isUrgent;

    /// <summary>Lets deadlines fire as far as the partitions allow.</summary>
    /// <param name="watch">What the broker says of the partitions.</param>
    /// <param name="finalMs">In replay: the greatest event time of all shards once all are finished.</param>
    /// <param name="isRoutine">Whether it is time to look in any case; else only where the broker has said something new.</param>
    public void AdvanceTimers(BrokerWatch watch, long? finalMs, bool isRoutine)
    {
        var answer = watch.Ranges;
        if (Engine.Outbox.IsFull || (!isRoutine && ReferenceEquals(answer, _lastAnswer)))
        {
            return;
        }

        for (var i = 0; i < _progress.Length; i++)
        {
            _ranges[i] = answer.TryGetValue(_progress[i].Partition, out var range) ? range : null;
        }

        CountTransitions(firedMs: null);
        var nowMs = _services.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var reached = _services.Options.Mode == ClockMode.Live
            ? TimerClock.Live(_progress, _ranges, nowMs)
            : TimerClock.Replay(_progress, _ranges, nowMs, finalMs);
        var hasReached = Engine.AdvanceTimers(reached, _services.Options.CommitBytes);

        // What is left goes on in the next turn.
        _lastAnswer = hasReached ? answer : null;
        if (Engine.HasChanges)
        {
            NoteChange();
        }

        // Whoever waits for a breach waits for the commit that stores it.
        _isUrgent |= Engine.SlaTransitions.Count > 0;
        CountTransitions(nowMs);
    }

    /// <summary>Counts what became of SLA clocks.</summary>
    /// <param name="firedMs">When the deadlines fired that led to it; <see langword="null"/> where events did.</param>
    private void CountTransitions(long? firedMs)
    {
        var transitions = Engine.SlaTransitions;
        if (transitions.Count == 0)
        {
            return;
        }

        foreach (var transition in transitions)
        {
            _services.Metrics.Sla.Count(transition);
            if (firedMs is { } fired
                && _services.Options.Mode == ClockMode.Live
                && transition.Kind is SlaTransitionKind.AtRisk or SlaTransitionKind.Breached)
            {
                _services.Metrics.Sla.Fired(TimeSpan.FromMilliseconds(Math.Max(0, fired - transition.AtMs)));
            }
        }

        transitions.Clear();
    }
}

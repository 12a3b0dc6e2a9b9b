using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Settings;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Telemetry;

/// <summary>The worker's counters: what it consumed, applied, set aside and committed. Safe for use by many threads.</summary>
internal sealed class WorkerMetrics
{
    private readonly Counter _records;
    private readonly Counter _published;
    private readonly Counter.Child[] _letters;
    private readonly Histogram _commitSeconds;
    private readonly Histogram _commitBytes;
    private readonly Histogram _commitEvents;
    private readonly Counter _refused;

    /// <summary>Registers the metrics.</summary>
    /// <param name="factory">Where.</param>
    /// <param name="settings">Which SLA policies there are.</param>
    public WorkerMetrics(IMetricFactory factory, EngineSettings settings)
    {
        _records = factory.CreateCounter(MetricNames.RecordsConsumed, MetricHelp.RecordsConsumed, [LabelNames.Topic]);
        _published = factory.CreateCounter(MetricNames.PublishedMessages, MetricHelp.PublishedMessages, [LabelNames.Topic]);
        _commitSeconds = Buckets(factory, MetricNames.CommitDuration, MetricHelp.CommitDuration, Histogram.ExponentialBuckets(0.0005, 2, 15));
        _commitBytes = Buckets(factory, MetricNames.CommitSize, MetricHelp.CommitSize, Histogram.ExponentialBuckets(256, 4, 8));
        _commitEvents = Buckets(factory, MetricNames.CommitEvents, MetricHelp.CommitEvents, Histogram.ExponentialBuckets(1, 4, 8));
        _refused = factory.CreateCounter(MetricNames.RefusedCommits, MetricHelp.RefusedCommits);
        EpochLosses = factory.CreateCounter(MetricNames.EpochLosses, MetricHelp.EpochLosses);
        UnknownTypes = factory.CreateCounter(MetricNames.UnknownTypeEvents, MetricHelp.UnknownTypeEvents);
        Applied = factory.CreateCounter(MetricNames.EventsApplied, MetricHelp.EventsApplied);
        Duplicates = factory.CreateCounter(MetricNames.DuplicateEvents, MetricHelp.DuplicateEvents);
        Late = factory.CreateCounter(MetricNames.LateEvents, MetricHelp.LateEvents);
        Expired = factory.CreateCounter(MetricNames.ExpiredEvents, MetricHelp.ExpiredEvents);
        IdConflicts = factory.CreateCounter(MetricNames.IdConflicts, MetricHelp.IdConflicts);
        Shards = new ShardGauges(factory);
        Held = new HeldGauges(factory);
        Sla = new SlaMetrics(factory, settings.Sla);

        var letters = factory.CreateCounter(MetricNames.DeadLetters, MetricHelp.DeadLetters, [LabelNames.Reason]);
        var reasons = Enum.GetValues<InvalidReason>();
        _letters = new Counter.Child[reasons.Length];
        foreach (var reason in reasons)
        {
            if (reason != InvalidReason.None)
            {
                _letters[(int)reason] = letters.WithLabels(ReasonNames.Of(reason));
            }
        }
    }

    /// <summary>Events applied, duplicates included.</summary>
    public Counter Applied { get; }

    /// <summary>Events that were known already.</summary>
    public Counter Duplicates { get; }

    /// <summary>Events behind the watermark.</summary>
    public Counter Late { get; }

    /// <summary>Events too old to be applied.</summary>
    public Counter Expired { get; }

    /// <summary>Events with the identity and revision of another one and other content.</summary>
    public Counter IdConflicts { get; }

    /// <summary>Events of a type that is not read.</summary>
    public Counter UnknownTypes { get; }

    /// <summary>Shards lost to another epoch.</summary>
    public Counter EpochLosses { get; }

    /// <summary>The state of each shard.</summary>
    public ShardGauges Shards { get; }

    /// <summary>What this worker holds.</summary>
    public HeldGauges Held { get; }

    /// <summary>What becomes of SLA clocks.</summary>
    public SlaMetrics Sla { get; }

    /// <summary>Records consumed of a topic.</summary>
    /// <param name="topic">The topic.</param>
    public Counter.Child Records(string topic) => _records.WithLabels(topic);

    /// <summary>Messages published on a topic.</summary>
    /// <param name="topic">The topic.</param>
    public Counter.Child Published(string topic) => _published.WithLabels(topic);

    /// <summary>Counts a dead letter.</summary>
    /// <param name="reason">Why.</param>
    public void DeadLetter(InvalidReason reason) => _letters[(int)reason].Inc();

    /// <summary>Counts a commit whose outcome is known.</summary>
    /// <param name="isApplied">Whether it is stored.</param>
    /// <param name="duration">From sending it to its reply.</param>
    /// <param name="payloadBytes">Its size.</param>
    /// <param name="events">Events in it.</param>
    public void Committed(bool isApplied, TimeSpan duration, long payloadBytes, int events)
    {
        if (!isApplied)
        {
            _refused.Inc();
            return;
        }

        _commitSeconds.Observe(duration.TotalSeconds);
        _commitBytes.Observe(payloadBytes);
        _commitEvents.Observe(events);
    }

    private static Histogram Buckets(IMetricFactory factory, string name, string help, double[] buckets) =>
        factory.CreateHistogram(name, help, new HistogramConfiguration { Buckets = buckets });
}

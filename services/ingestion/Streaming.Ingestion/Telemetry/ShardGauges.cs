using System.Globalization;
using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Names;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Shards;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Telemetry;

/// <summary>The state of each shard that this worker holds; the series of a shard end when it is released. Safe for use by many threads.</summary>
internal sealed class ShardGauges
{
    private static readonly (NameKind Kind, string Dimension)[] NamedDimensions =
    [
        (NameKind.Team, Dimensions.Team),
        (NameKind.Agent, Dimensions.Agent),
        (NameKind.Channel, Dimensions.Channel),
        (NameKind.Category, Dimensions.Category),
        (NameKind.Priority, Dimensions.Priority),
        (NameKind.Product, Dimensions.Product),
        (NameKind.Customer, Dimensions.Customer),
    ];

    private readonly Gauge _streamTime;
    private readonly Gauge _timerTime;
    private readonly Gauge _tickets;
    private readonly Gauge _cells;
    private readonly Gauge _outbox;
    private readonly Gauge _names;
    private readonly Counter _folded;
    private readonly Gauge _comments;
    private readonly Counter _surplusComments;
    private readonly Gauge _lag;
    private readonly Gauge _fault;

    /// <summary>Registers the gauges.</summary>
    public ShardGauges(IMetricFactory factory)
    {
        _streamTime = factory.CreateGauge(MetricNames.StreamTime, MetricHelp.StreamTime, [LabelNames.Shard]);
        _timerTime = factory.CreateGauge(MetricNames.TimerTime, MetricHelp.TimerTime, [LabelNames.Shard]);
        _tickets = factory.CreateGauge(MetricNames.CachedTickets, MetricHelp.CachedTickets, [LabelNames.Shard]);
        _cells = factory.CreateGauge(MetricNames.CachedCells, MetricHelp.CachedCells, [LabelNames.Shard]);
        _outbox = factory.CreateGauge(MetricNames.OutboxMessages, MetricHelp.OutboxMessages, [LabelNames.Shard]);
        _names = factory.CreateGauge(MetricNames.Names, MetricHelp.Names, [LabelNames.Shard, LabelNames.Dimension]);
        _folded = factory.CreateCounter(MetricNames.FoldedNames, MetricHelp.FoldedNames, [LabelNames.Dimension]);
        _comments = factory.CreateGauge(MetricNames.Comments, MetricHelp.Comments, [LabelNames.Shard]);
        _surplusComments = factory.CreateCounter(MetricNames.SurplusComments, MetricHelp.SurplusComments);
        _lag = factory.CreateGauge(MetricNames.ConsumerLag, MetricHelp.ConsumerLag, [LabelNames.Topic, LabelNames.Partition]);
        _fault = factory.CreateGauge(MetricNames.ShardFault, MetricHelp.ShardFault, [LabelNames.Shard, LabelNames.Fault]);
    }

    /// <summary>Shows the state of a shard.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="watch">Where its partitions end.</param>
    public void Show(LoadedShard shard, BrokerWatch watch)
    {
        var number = LabelOf(shard.Address);
        var engine = shard.Engine;
        Set(_streamTime.WithLabels(number), engine.EventHighMs);
        Set(_timerTime.WithLabels(number), engine.TimerTimeMs);
        _tickets.WithLabels(number).Set(engine.TicketCount);
        _cells.WithLabels(number).Set(engine.CellCount);
        _outbox.WithLabels(number).Set(engine.Outbox.Count);
        _comments.WithLabels(number).Set(engine.CommentCount);
        _surplusComments.Inc(shard.TakeSurplusComments());
        foreach (var (kind, dimension) in NamedDimensions)
        {
            _names.WithLabels(number, dimension).Set(engine.NamesOf(kind));
            _folded.WithLabels(dimension).Inc(shard.TakeFolded(kind));
        }

        foreach (var part in shard.Progress)
        {
            if (watch.TryGet(part.Partition, out var range))
            {
                _lag.WithLabels(part.Partition.Topic, Text(shard.Address.Number)).Set(Math.Max(0, range.End - part.NextOffset));
            }
        }
    }

    /// <summary>Ends the series of a shard that was released.</summary>
    /// <param name="shard">The shard.</param>
    public void Remove(LoadedShard shard)
    {
        var number = LabelOf(shard.Address);
        _streamTime.RemoveLabelled(number);
        _timerTime.RemoveLabelled(number);
        _tickets.RemoveLabelled(number);
        _cells.RemoveLabelled(number);
        _outbox.RemoveLabelled(number);
        _comments.RemoveLabelled(number);
        foreach (var (_, dimension) in NamedDimensions)
        {
            _names.RemoveLabelled(number, dimension);
        }

        foreach (var part in shard.Progress)
        {
            _lag.RemoveLabelled(part.Partition.Topic, Text(shard.Address.Number));
        }
    }

    /// <summary>Shows that a shard stands still.</summary>
    /// <param name="shard">Its label.</param>
    /// <param name="fault">Why.</param>
    public void SetFault(string shard, string fault) => _fault.WithLabels(shard, fault).Set(1);

    /// <summary>Shows that a shard no longer stands still.</summary>
    /// <param name="shard">Its label.</param>
    /// <param name="fault">Why it did.</param>
    public void ClearFault(string shard, string fault) => _fault.RemoveLabelled(shard, fault);

    /// <summary>How a shard is shown: by its number; those of customers behind the name of their group.</summary>
    /// <param name="address">The shard.</param>
    public static string LabelOf(ShardAddress address) => ShardGroup.LabelPrefix(address.Group) + Text(address.Number);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Set(Gauge.Child gauge, long unixMs)
    {
        if (unixMs != long.MinValue)
        {
            gauge.Set(unixMs / 1000d);
        }
    }
}

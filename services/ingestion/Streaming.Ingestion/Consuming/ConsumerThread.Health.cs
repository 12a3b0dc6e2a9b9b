using Streaming.Contracts;
using Streaming.Hosting;
using Streaming.Ingestion.Telemetry;

namespace Streaming.Ingestion.Consuming;

/// <summary>What the thread says of its readiness: every shard whose partitions it holds must run and be heard, and store and broker must answer.</summary>
internal sealed partial class ConsumerThread
{
    private static readonly TimeSpan RoutineInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SplitPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BrokerPatience = TimeSpan.FromSeconds(10);
    private readonly HealthPart _health;
    private readonly HashSet<int> _loudSplits = [];
    private bool _isAssigned;
    private long _lastRoutine = long.MinValue;

    /// <summary>Timers, checks and gauges need no more than a few rounds a second.</summary>
    private bool IsRoutineDue()
    {
        var now = _services.Time.GetTimestamp();
        if (_lastRoutine != long.MinValue && _services.Time.GetElapsedTime(_lastRoutine, now) < RoutineInterval)
        {
            return false;
        }

        _lastRoutine = now;
        return true;
    }

    private void TellHealth()
    {
        TellSplits();
        if (FindFault() is { } reason)
        {
            _health.SetUnhealthy(reason);
        }
        else
        {
            _health.SetHealthy();
        }
    }

    private string? FindFault()
    {
        if (_services.Watch.Silence is var silence && silence > BrokerPatience)
        {
            return $"Kafka has not said for {silence.TotalSeconds:F0} s where its partitions end";
        }

        if (!_isAssigned)
        {
            return "has no partitions assigned yet";
        }

        if (_loudSplits.Count > 0)
        {
            return $"partition numbers {string.Join(", ", _loudSplits)} are split between members: give all members the same topics and the range assignor";
        }

        foreach (var owner in _owners.Values)
        {
            if (owner.Fault is { } fault)
            {
                return fault.Message;
            }

            if (owner.Loaded is not { } shard || !owner.IsPlaced)
            {
                return $"shard {owner.Address} is being loaded";
            }

            if (shard.OldestCommitAge > StorePatience)
            {
                return $"shard {owner.Address} has waited {shard.OldestCommitAge.TotalSeconds:F0} s for Redis to answer a commit";
            }

            if (shard.OutboxRefusal is { } refusal)
            {
                return $"topic {shard.Engine.Outbox.NextTopic} cannot be written ({refusal}): what shard {owner.Address} has to tell waits, and it stands still once too much does";
            }
        }

        return null;
    }

    private void TellSplits()
    {
        foreach (var number in _loudSplits.Where(number => !_held.SplitSince.ContainsKey(number)).ToArray())
        {
            _loudSplits.Remove(number);
            _services.Metrics.Shards.ClearFault(LabelOf(number), ShardFaults.AssignmentSplit);
        }

        foreach (var (number, since) in _held.SplitSince)
        {
            if (_services.Time.GetElapsedTime(since) >= SplitPatience && _loudSplits.Add(number))
            {
                _services.Metrics.Shards.SetFault(LabelOf(number), ShardFaults.AssignmentSplit);
                Log.Split(_logger, number, SplitPatience);
            }
        }
    }

    private string LabelOf(int number) => ShardGauges.LabelOf(AddressOf(number));
}

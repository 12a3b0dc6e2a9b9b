using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Ingestion.Checks;
using Streaming.Ingestion.DeadLetters;
using Streaming.Ingestion.Decoding;
using Streaming.Ingestion.Shards;
using Streaming.Redis.Connections;

namespace Streaming.Ingestion.Consuming;

/// <summary>What a shard needs between two batches: being loaded and placed, answers, timers, commits, and a pause when it is ahead.</summary>
internal sealed partial class ConsumerThread
{
    private static readonly TimeSpan BlockPatience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);
    private readonly List<TopicPartitionOffset> _stored = [];
    private readonly Random _jitter = new();
    private readonly Action _onAnswer;

    private void TendShards()
    {
        if (_toPause.Count > 0)
        {
            _consumer.Pause(_toPause);
            _toPause.Clear();
        }

        var isRoutineDue = IsRoutineDue();
        foreach (var owner in _owners.Values)
        {
            owner.Advance();
            if (owner.Loaded is { } shard)
            {
                Tend(owner, shard, isRoutineDue);
            }
        }

        if (isRoutineDue)
        {
            TellHealth();
        }
    }

    private void Tend(ShardOwner owner, LoadedShard shard, bool isRoutineDue)
    {
        if (!owner.IsPlaced && !TryPlace(owner, shard))
        {
            return;
        }

        if (!TakeAnswers(owner, shard))
        {
            return;
        }

        shard.Publish();
        if (isRoutineDue)
        {
            if (StopIfMoved(owner, shard))
            {
                return;
            }

            _services.Metrics.Shards.Show(shard, _services.Watch);
            foreach (var tenant in shard.TakeTenants())
            {
                _services.Metrics.Sla.Begin(tenant);
            }
        }

        shard.Sweep();
        shard.AdvanceTimers(_services.Watch, _services.Finish.FinalMs, isRoutineDue);

        shard.TryCommit(isForced: false, _onAnswer);
        if (shard.IsBlocked)
        {
            HoldBack(owner, shard);
        }
        else if (owner.IsPaused)
        {
            _consumer.Resume(Partitions(shard));
            owner.IsPaused = false;
        }
    }

    /// <summary>Places the partitions of a shard that was just loaded at its stored offsets, and lets them run.</summary>
    private bool TryPlace(ShardOwner owner, LoadedShard shard)
    {
        try
        {
            foreach (var part in shard.Progress)
            {
                _consumer.Seek(new TopicPartitionOffset(part.Partition, part.NextOffset));
            }
        }
        catch (KafkaException fault) when (!fault.Error.IsFatal)
        {
            // Right after an assignment the client may not have begun with the partition: the next turn tries again.
            var reason = fault.Error.Reason;
            Log.NotPlaced(_logger, shard.Address, reason);
            return false;
        }

        _consumer.Resume(Partitions(shard));
        owner.IsPlaced = true;
        owner.IsPaused = false;
        SetRunning(shard.Address.Number, shard);
        return true;
    }

    /// <summary>Takes the answers to commits, and lets Kafka's own committed offsets follow.</summary>
    /// <returns>Whether the shard still runs.</returns>
    private bool TakeAnswers(ShardOwner owner, LoadedShard shard)
    {
        _stored.Clear();
        var outcome = shard.Settle(_stored, out var fault);
        foreach (var place in _stored)
        {
            Follow(place);
        }

        switch (outcome)
        {
            case SettleOutcome.Refused:
                _services.Metrics.EpochLosses.Inc();
                var wait = _services.Kafka.SessionTimeout * (1 + (_jitter.NextDouble() / 4));
                Log.Refused(_logger, shard.Address, wait);
                Halt(owner, shard, wait);
                return false;
            case SettleOutcome.Failed:
                StoreFailed(shard, fault!);
                return false;
            default:
                return true;
        }
    }

    private void Follow(TopicPartitionOffset place)
    {
        try
        {
            _consumer.StoreOffset(place);
        }
        catch (KafkaException fault) when (!fault.Error.IsFatal)
        {
            // Only tools read this offset; the partition may be gone already.
            var reason = fault.Error.Reason;
            Log.OffsetNotFollowed(_logger, place.Topic, place.Partition.Value, reason);
        }
    }

    private void StoreFailed(LoadedShard shard, Exception fault)
    {
        _owners.TryGetValue(shard.Address.Number, out var owner);
        if (owner is not null && fault is InvalidDataException)
        {
            Halt(owner, shard, new ShardFault(ShardFaults.StateIncomplete, $"A dormant ticket of shard {shard.Address} cannot be read: {fault.Message}"));
            return;
        }

        Log.StoreFailed(_logger, shard.Address, RedisReasons.Of(fault), StoreRetry);
        if (owner is not null)
        {
            Halt(owner, shard, StoreRetry);
        }
    }

    /// <summary>Drops a shard's memory and loads it anew later; its partitions stand still meanwhile.</summary>
    private void Halt(ShardOwner owner, LoadedShard shard, TimeSpan wait)
    {
        SetRunning(shard.Address.Number, null);
        _consumer.Pause(Partitions(shard));
        owner.Drop(wait);
    }

    private void Halt(ShardOwner owner, LoadedShard shard, ShardFault fault)
    {
        SetRunning(shard.Address.Number, null);
        _consumer.Pause(Partitions(shard));
        owner.Stop(fault);
    }

    /// <summary>Watches for what must not happen under a running shard: a topic grown or recreated, records gone before they were read.</summary>
    private bool StopIfMoved(ShardOwner owner, LoadedShard shard)
    {
        var fault = PlaceCheck.CheckRunning(shard, _services.Watch);
        if (fault is null)
        {
            return false;
        }

        Halt(owner, shard, fault);
        return true;
    }

    /// <summary>
    /// A shard that is ahead of the store waits a little for the next answer, and is paused when that takes longer: a pause makes the
    /// client fetch anew what it had already.
    /// </summary>
    private void HoldBack(ShardOwner owner, LoadedShard shard)
    {
        if (owner.IsPaused)
        {
            return;
        }

        var started = _services.Time.GetTimestamp();
        while (shard.IsBlocked && !_stopping.IsCancellationRequested && _services.Time.GetElapsedTime(started) < BlockPatience)
        {
            _answered.Wait(IdlePollMs);
            if (!TakeAnswers(owner, shard))
            {
                return;
            }

            shard.Publish();
            shard.TryCommit(isForced: false, _onAnswer);
        }

        if (shard.IsBlocked)
        {
            _consumer.Pause(Partitions(shard));
            owner.IsPaused = true;
        }
    }

    private void SetAside(LoadedShard shard, ConsumeResult<Ignore, DecodeResult> record, DecodeResult result, long timestampMs)
    {
        _services.Metrics.DeadLetter(result.Reason);
        var reason = ReasonNames.Of(result.Reason);
        Log.DeadLetter(_logger, record.Topic, record.Partition.Value, record.Offset.Value, reason, result.Message!);
        var letter = new DeadLetter(
            record.Topic,
            record.Partition.Value,
            record.Offset.Value,
            timestampMs,
            _reader.CopyKey(),
            _reader.CopyValue(),
            record.Message.Headers,
            reason,
            result.Field);
        shard.Await(_services.Letters.SendAsync(letter), letter.Bytes);
        _isFull |= shard.HasTooManyLetters;
    }

    private void TakeFault(ConsumeException fault)
    {
        var place = fault.ConsumerRecord?.TopicPartitionOffset;
        var reason = fault.Error.Reason;
        if (fault.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange
            && place is not null
            && _owners.TryGetValue(place.Partition.Value, out var owner)
            && owner.Loaded is { } shard)
        {
            ApplyBatch();
            Halt(owner, shard, new ShardFault(
                ShardFaults.OffsetLost,
                $"{place.Topic} partition {place.Partition.Value}: the broker does not have the offset at which the shard goes on ({reason})."));
            return;
        }

        Log.ConsumeFault(_logger, fault.Error.Code, reason);
    }

    private static IEnumerable<TopicPartition> Partitions(LoadedShard shard) => shard.Progress.Select(part => part.Partition);
}

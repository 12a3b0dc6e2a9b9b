using Confluent.Kafka;
using Streaming.Ingestion.Shards;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Consuming;

/// <summary>Partitions coming and going. The handlers run inside a poll, on this thread.</summary>
internal sealed partial class ConsumerThread
{
    private readonly List<TopicPartition> _toPause = [];

    /// <summary>
    /// Partitions start at their end, to be paused at once: where they really go on is known when their shard is loaded. Until then
    /// their records are passed over. The end is given as a number: asked for it, the client would look it up in the background, find the
    /// answer outdated by the pause, ask again half a second later, and then go there, over whatever place it was given meanwhile.
    /// </summary>
    private List<TopicPartitionOffset> OnAssigned(List<TopicPartition> partitions)
    {
        var now = _services.Time.GetTimestamp();
        _held.Add(partitions, now);
        _services.Metrics.Held.Partitions(partitions.Count);
        _toPause.AddRange(partitions);
        _isAssigned = true;
        Log.Assigned(_logger, _number, partitions.Count, _held.Count);
        foreach (var partition in partitions)
        {
            var number = partition.Partition.Value;
            if (_held.IsWhole(number) && !_owners.ContainsKey(number))
            {
                _owners[number] = new ShardOwner(AddressOf(number), _services.Loader, _services.Metrics, _services.Time, _logger);
            }
        }

        return partitions.ConvertAll(partition => new TopicPartitionOffset(partition, EndOf(partition)));
    }

    private long EndOf(TopicPartition partition)
    {
        if (_services.Watch.TryGet(partition, out var range))
        {
            return range.End;
        }

        try
        {
            return _consumer.QueryWatermarkOffsets(partition, _services.Kafka.RequestTimeout).High.Value;
        }
        catch (KafkaException fault) when (!fault.Error.IsFatal)
        {
            // A broker that does not answer sends no records either: the partition is paused before the first one comes.
            return 0;
        }
    }

    private void OnRevoked(List<TopicPartitionOffset> revoked)
    {
        var partitions = revoked.ConvertAll(place => place.TopicPartition);
        Release([.. partitions.Select(partition => partition.Partition.Value).Distinct()], _services.Options.DrainTimeout);
        Forget(partitions);
        Log.Revoked(_logger, _number, partitions.Count, _held.Count);
    }

    /// <summary>Partitions that are lost have another owner already: nothing is committed any more.</summary>
    private void OnLost(List<TopicPartitionOffset> lost)
    {
        var partitions = lost.ConvertAll(place => place.TopicPartition);
        ApplyBatch();
        foreach (var partition in partitions)
        {
            DropOwner(partition.Partition.Value);
        }

        Forget(partitions);

        // Until the group lets it in again it has nothing to do, and cannot be said to do it.
        _isAssigned = false;
        Log.Lost(_logger, _number, partitions.Count);
    }

    private void Forget(List<TopicPartition> partitions)
    {
        _held.Remove(partitions, _services.Time.GetTimestamp());
        _services.Metrics.Held.Partitions(-partitions.Count);
        _toPause.RemoveAll(partitions.Contains);
    }

    /// <summary>
    /// The one way out, on stop and on revocation alike: apply what was taken, commit it, wait for the answers, drop the shards. What the
    /// deadline cuts off is read again by the next owner.
    /// </summary>
    private void Release(IReadOnlyCollection<int> numbers, TimeSpan deadline)
    {
        ApplyBatch();
        var started = _services.Time.GetTimestamp();
        var open = numbers.Where(number => _owners.TryGetValue(number, out var owner) && owner.Loaded is not null).ToList();
        while (open.Count > 0 && _services.Time.GetElapsedTime(started) < deadline)
        {
            open.RemoveAll(number => !_owners.TryGetValue(number, out var owner) || owner.Loaded is not { } shard || IsDrained(owner, shard));
            if (open.Count > 0)
            {
                _answered.Wait(IdlePollMs);
            }
        }

        if (open.Count > 0)
        {
            var shards = string.Join(", ", open);
            Log.NotDrained(_logger, shards, deadline);
        }

        foreach (var number in numbers)
        {
            DropOwner(number);
        }
    }

    /// <summary>
    /// The way out after a fault that nobody foresaw: what it left half done must not be stored, and leaving the group would commit it. The shards are
    /// dropped as they are, and their next owners go on from what was committed before.
    /// </summary>
    private void Abandon()
    {
        _reader.Batch.Clear();
        foreach (var number in _owners.Keys.ToArray())
        {
            DropOwner(number);
        }
    }

    private bool IsDrained(ShardOwner owner, LoadedShard shard)
    {
        if (!TakeAnswers(owner, shard))
        {
            return true;
        }

        shard.Publish();
        if (shard.HasUncommitted || shard.AwaitsOutbox)
        {
            shard.TryCommit(isForced: true, _onAnswer);
        }

        return !shard.HasUncommitted && !shard.AwaitsOutbox && shard.InFlight == 0;
    }

    private void DropOwner(int number)
    {
        if (_owners.Remove(number, out var owner))
        {
            owner.Dispose();
        }

        SetRunning(number, null);
    }

    private void SetRunning(int number, LoadedShard? shard)
    {
        if (number >= _running.Length)
        {
            Array.Resize(ref _running, number + 1);
        }

        _running[number] = shard;
    }

    private ShardAddress AddressOf(int number) => new(_services.Redis.KeyPrefix, _group.Name, number);
}

using Confluent.Kafka;

namespace Streaming.Ingestion.Consuming;

/// <summary>
/// Which partitions a consumer holds, by number: a shard can be owned only where that number of every topic is held. Pure.
/// </summary>
/// <param name="topics">Number of topics in the group.</param>
internal sealed class HeldPartitions(int topics)
{
    private readonly Dictionary<int, HashSet<TopicPartition>> _held = [];
    private readonly Dictionary<int, long> _splitSince = [];

    /// <summary>Number of partitions held.</summary>
    public int Count { get; private set; }

    /// <summary>Partitions were assigned.</summary>
    /// <param name="partitions">Which.</param>
    /// <param name="now">A time stamp of the clock.</param>
    public void Add(IEnumerable<TopicPartition> partitions, long now)
    {
        foreach (var partition in partitions)
        {
            if (!_held.TryGetValue(partition.Partition, out var sameNumber))
            {
                _held[partition.Partition] = sameNumber = [];
            }

            Count += sameNumber.Add(partition) ? 1 : 0;
            NoteSplit(partition.Partition, sameNumber, now);
        }
    }

    /// <summary>Partitions were taken away.</summary>
    /// <param name="partitions">Which.</param>
    /// <param name="now">A time stamp of the clock.</param>
    public void Remove(IEnumerable<TopicPartition> partitions, long now)
    {
        foreach (var partition in partitions)
        {
            if (!_held.TryGetValue(partition.Partition, out var sameNumber) || !sameNumber.Remove(partition))
            {
                continue;
            }

            Count--;
            if (sameNumber.Count == 0)
            {
                _held.Remove(partition.Partition);
            }

            NoteSplit(partition.Partition, sameNumber, now);
        }
    }

    /// <summary>Whether that number of every topic is held.</summary>
    /// <param name="number">A partition number.</param>
    public bool IsWhole(int number) => _held.TryGetValue(number, out var sameNumber) && sameNumber.Count == topics;

    /// <summary>The numbers of which only some topics' partitions are held, and since when.</summary>
    public IReadOnlyDictionary<int, long> SplitSince => _splitSince;

    private void NoteSplit(int number, HashSet<TopicPartition> sameNumber, long now)
    {
        if (sameNumber.Count == 0 || sameNumber.Count == topics)
        {
            _splitSince.Remove(number);
        }
        else
        {
            _splitSince.TryAdd(number, now);
        }
    }
}

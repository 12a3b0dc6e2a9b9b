using System.Buffers.Binary;

namespace Streaming.Contracts;

/// <summary>
/// The partitioner of the Java client and of librdkafka's <c>murmur2_random</c>: MurmurHash2 (Appleby) of the key with the seed that Kafka
/// uses. All producers use it, so that a ticket's events meet in one shard whoever sends them.
/// </summary>
public static class Murmur2
{
    private const uint Seed = 0x9747b28c;
    private const uint Multiplier = 0x5bd1e995;

    /// <summary>The partition of a key.</summary>
    /// <param name="key">The key's bytes.</param>
    /// <param name="partitions">How many partitions the topic has; above 0.</param>
    /// <returns>0 to below <paramref name="partitions"/>.</returns>
    public static int Partition(ReadOnlySpan<byte> key, int partitions) => (int)(Hash(key) & 0x7fffffff) % partitions;

    /// <summary>The hash of a key.</summary>
    /// <param name="key">The key's bytes.</param>
    /// <returns>32 bits.</returns>
    public static uint Hash(ReadOnlySpan<byte> key)
    {
        var hash = Seed ^ (uint)key.Length;
        while (key.Length >= 4)
        {
            var k = BinaryPrimitives.ReadUInt32LittleEndian(key) * Multiplier;
            k = (k ^ (k >> 24)) * Multiplier;
            hash = (hash * Multiplier) ^ k;
            key = key[4..];
        }

        if (key.Length > 0)
        {
            for (var i = 0; i < key.Length; i++)
            {
                hash ^= (uint)key[i] << (8 * i);
            }

            hash *= Multiplier;
        }

        hash = (hash ^ (hash >> 13)) * Multiplier;
        return hash ^ (hash >> 15);
    }
}

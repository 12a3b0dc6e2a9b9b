namespace Streaming.Demo.DeadLetters;

/// <summary>
/// Remembers offsets of each partition, a bit each: a letter that was written twice, which a worker may do after a fault, counts once.
/// </summary>
internal sealed class SeenOffsets
{
    private const int BitsPerPage = 1 << 16;

    private readonly Dictionary<(string Topic, int Partition, long Page), ulong[]> _pages = [];

    /// <summary>Remembers an offset.</summary>
    /// <param name="topic">The topic of the record.</param>
    /// <param name="partition">Its partition.</param>
    /// <param name="offset">Its offset, not negative.</param>
    /// <returns>Whether it was not known.</returns>
    public bool Add(string topic, int partition, long offset)
    {
        var key = (topic, partition, offset / BitsPerPage);
        if (!_pages.TryGetValue(key, out var page))
        {
            _pages.Add(key, page = new ulong[BitsPerPage / 64]);
        }

        var bit = (int)(offset % BitsPerPage);
        var mask = 1UL << (bit % 64);
        var isNew = (page[bit / 64] & mask) == 0;
        page[bit / 64] |= mask;
        return isNew;
    }
}

namespace Streaming.Redis.Reading;

/// <summary>
/// How many fields the next page of a long read should ask for: as many as the mean size of the last page's lets fit into the wished
/// bytes, beginning small.
/// </summary>
/// <param name="pageBytes">About how many bytes a page should hold.</param>
internal struct PageSize(int pageBytes)
{
    private const int MaxCount = 16 * 1024;
    private const int MaxGrowth = 8;

    /// <summary>Number of fields to ask for.</summary>
    public int Count { get; private set; } = 16;

    /// <summary>Learns from a page.</summary>
    /// <param name="fields">Number of fields in it.</param>
    /// <param name="bytes">Their bytes.</param>
    public void Learn(int fields, long bytes)
    {
        if (fields > 0)
        {
            Count = (int)Math.Clamp((long)pageBytes * fields / Math.Max(bytes, 1), 1, Math.Min(MaxCount, (long)Count * MaxGrowth));
        }
    }
}

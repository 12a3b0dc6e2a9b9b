namespace Streaming.Domain.Shards;

/// <summary>
/// What part of their bytes values of one kind still have when they are packed, as commits have shown: a commit is bounded by what it stores, and that is
/// known only once it is made. Worse is believed at once, better little by little, so that few commits become larger than they should.
/// </summary>
internal sealed class PackedShare
{
    // However well values pack, a commit is not to hold more than four times its bytes: all of it is gathered in memory, and is lost with its owner.
    private const double Least = 0.25;
    private const int LeastBytes = 4096;
    private const int Inertia = 4;

    private double _share = 1;

    /// <summary>About what bytes come to when they are packed.</summary>
    /// <param name="plainBytes">The bytes.</param>
    public long Of(long plainBytes) => (long)(plainBytes * _share);

    /// <summary>Learns from a value that was packed.</summary>
    /// <param name="plainBytes">Its plain bytes.</param>
    /// <param name="storedBytes">Those that were stored.</param>
    public void Learn(long plainBytes, long storedBytes)
    {
        if (plainBytes >= LeastBytes)
        {
            var share = Math.Clamp((double)storedBytes / plainBytes, Least, 1);
            _share += share > _share ? share - _share : (share - _share) / Inertia;
        }
    }
}

namespace Streaming.Hosting;

/// <summary>
/// When to tell the log of a trouble that goes on: at once where it is another one than before, and once a minute while it stays the same, for a server may be
/// away for a night. Not safe for use by two threads at once.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class RecurringNotice(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private string? _told;
    private long _toldAt;

    /// <summary>Whether to tell of a trouble now; then it counts as told.</summary>
    /// <param name="trouble">The trouble, in the words that tell it from others.</param>
    public bool IsDue(string trouble)
    {
        if (trouble == _told && time.GetElapsedTime(_toldAt) < Interval)
        {
            return false;
        }

        (_told, _toldAt) = (trouble, time.GetTimestamp());
        return true;
    }

    /// <summary>The trouble is over.</summary>
    /// <returns>Whether it was told of, so that its end is to be told too.</returns>
    public bool End()
    {
        var wasTold = _told is not null;
        _told = null;
        return wasTold;
    }
}

using Streaming.Replay.Kafka;

namespace Streaming.Replay.Replaying;

/// <summary>Counts what a replay does and tells it at intervals.</summary>
/// <param name="listener">Who is told; nobody when <see langword="null"/>.</param>
/// <param name="time">The clock.</param>
/// <param name="interval">The least time between two reports of one phase.</param>
internal sealed class ProgressReport(IProgress<ReplayProgress>? listener, TimeProvider time, TimeSpan interval)
{
    private RecordSender? _sender;
    private UnconsumedWindow? _window;
    private EventInput? _input;
    private DateTimeOffset? _eventTime;
    private long _began;
    private long _told;
    private ReplayPhase _phase = ReplayPhase.Done;

    /// <summary>Lines sent.</summary>
    public long Sent { get; private set; }

    /// <summary>Lines sent that are no events.</summary>
    public long NotEvents { get; private set; }

    /// <summary>Lines too long to send.</summary>
    public long Refused { get; set; }

    /// <summary>Lines in all, when known.</summary>
    public long? Total { get; set; }

    /// <summary>Sending begins.</summary>
    /// <param name="sender">Knows what is stored.</param>
    /// <param name="window">Knows what is consumed.</param>
    /// <param name="input">Knows how much was read.</param>
    public void Begin(RecordSender sender, UnconsumedWindow window, EventInput input)
    {
        (_sender, _window, _input) = (sender, window, input);
        _began = time.GetTimestamp();
    }

    /// <summary>A line was dealt with.</summary>
    /// <param name="isSent">It was sent; else refused for its size.</param>
    /// <param name="isEvent">It is an event.</param>
    /// <param name="eventTime">The time that it carried.</param>
    public void Count(bool isSent, bool isEvent, DateTimeOffset? eventTime)
    {
        Sent += isSent ? 1 : 0;
        Refused += isSent ? 0 : 1;
        NotEvents += isSent && !isEvent ? 1 : 0;
        _eventTime = eventTime ?? _eventTime;
        if (time.GetElapsedTime(_told) >= interval)
        {
            Tell(ReplayPhase.Sending);
        }
    }

    /// <summary>Tells how far the replay is, unless the same phase was told less than the interval ago.</summary>
    /// <param name="phase">What it is doing.</param>
    public void Tell(ReplayPhase phase)
    {
        if (listener is null || (phase == _phase && time.GetElapsedTime(_told) < interval))
        {
            return;
        }

        _phase = phase;
        _told = time.GetTimestamp();
        listener.Report(new()
        {
            Phase = phase,
            Sent = Sent,
            Acknowledged = _sender?.Acknowledged ?? 0,
            NotEvents = NotEvents,
            Refused = Refused,
            Total = Total,
            Fraction = phase == ReplayPhase.Done ? 1 : Total is > 0 ? (double)(Sent + Refused) / Total : _input?.Fraction,
            Unconsumed = _window?.UnconsumedRecords ?? 0,
            EventTime = _eventTime,
            Elapsed = _sender is null ? TimeSpan.Zero : time.GetElapsedTime(_began),
        });
    }
}

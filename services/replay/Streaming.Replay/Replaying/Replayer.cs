using Streaming.Replay.Events;
using Streaming.Replay.Kafka;

namespace Streaming.Replay.Replaying;

/// <summary>
/// Sends lines of events to Kafka: at a pace, shifted to now or with their own times, and never further ahead of the reader than the broker
/// keeps. A line that is no event is sent as it is.
/// </summary>
/// <remarks>One replay per instance. Memory does not grow with the input.</remarks>
public sealed class Replayer
{
    private static readonly TimeSpan AskReaderEvery = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan TellReaderEvery = TimeSpan.FromSeconds(1);

    private readonly ReplayOptions _options;
    private readonly IConsumedOffsets? _reader;
    private readonly TimeProvider _time;
    private readonly UnconsumedWindow _window;
    private readonly ProgressReport _progress;

    /// <summary>Prepares a replay.</summary>
    /// <param name="options">How.</param>
    /// <param name="reader">The reader to wait for; <see langword="null"/>: wait for nobody, the broker keeps everything.</param>
    /// <param name="progress">Is told how far the replay has come.</param>
    /// <param name="time">The wall clock; default the system's.</param>
    public Replayer(ReplayOptions options, IConsumedOffsets? reader = null, IProgress<ReplayProgress>? progress = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Speed is { } speed && !(speed >= ReplayOptions.SlowestSpeed))
        {
            throw new ArgumentOutOfRangeException(nameof(options), speed, $"A speed is at least {ReplayOptions.SlowestSpeed}.");
        }

        _options = options;
        _reader = reader;
        _time = time ?? TimeProvider.System;
        _window = new(reader is null ? null : options.UnconsumedBytesPerPartition);
        _progress = new(progress, _time, options.ProgressInterval);
    }

    /// <summary>Replays an input to its end, or up to where it breaks off, which the summary tells.</summary>
    /// <param name="input">The lines; stays open.</param>
    /// <param name="cancellationToken">Stops sending; what was sent is still stored.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ReplayException">The broker cannot be reached or does not store what is sent.</exception>
    /// <exception cref="IOException">The input cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ReplaySummary> RunAsync(EventInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var started = _time.GetTimestamp();
        var (bounds, kept) = await ScanAsync(input, cancellationToken).ConfigureAwait(false);
        try
        {
            var settings = KafkaSettings.Producer(_options.BootstrapServers, _options.Kafka);
            using var sender = await RecordSender.ConnectAsync(settings, _window, _time, cancellationToken).ConfigureAwait(false);
            _progress.Begin(sender, _window, kept);
            var pace = new Pace(_time.GetUtcNow(), _options.Speed, _options.KeepsTimes, bounds);
            var cutOffAfter = await SendAllAsync(kept, sender, pace, bounds?.First, cancellationToken).ConfigureAwait(false);
            await sender.FlushAsync(cancellationToken).ConfigureAwait(false);
            _progress.Tell(ReplayPhase.Done);
            return new()
            {
                Sent = _progress.Sent,
                NotEvents = _progress.NotEvents,
                Refused = _progress.Refused,
                CutOffAfter = cutOffAfter,
                Shift = pace.Shift ?? TimeSpan.Zero,
                Elapsed = _time.GetElapsedTime(started),
                EndOffsets = _window.EndOffsets(),
            };
        }
        finally
        {
            if (!ReferenceEquals(kept, input))
            {
                await kept.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<((DateTimeOffset First, DateTimeOffset Last)? Bounds, EventInput Input)> ScanAsync(EventInput input, CancellationToken cancellationToken)
    {
        if (_options.Spread is { } known)
        {
            _progress.Total = known.Lines;
            return (known.Bounds(), input);
        }

        _progress.Tell(ReplayPhase.Scanning);
        if (!Pace.NeedsBounds(_options.Speed, _options.KeepsTimes))
        {
            return (null, input);
        }

        var kept = await input.KeepAsync(cancellationToken).ConfigureAwait(false);
        var spread = await TimeSpread.ScanAsync(await kept.FromStart(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        _progress.Total = spread.Lines;
        return (spread.Bounds(), kept);
    }

    private async Task<long?> SendAllAsync(EventInput input, RecordSender sender, Pace pace, DateTimeOffset? first, CancellationToken cancellationToken)
    {
        var lines = await input.FromStart(cancellationToken).ConfigureAwait(false);
        var envelope = new EnvelopeReader();
        var maker = new RecordMaker(_options.Mode, first is { } known ? pace.Shifted(known) : null);
        var asked = _time.GetTimestamp();
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (lines.IsTooLong)
            {
                _progress.Refused++;
                continue;
            }

            if (lines.Current.IsEmpty)
            {
                continue;
            }

            if (_reader is not null && _time.GetElapsedTime(asked) >= TellReaderEvery)
            {
                asked = _time.GetTimestamp();
                await AskReaderAsync(cancellationToken).ConfigureAwait(false);
            }

            envelope.Read(lines.Current.Span);
            var time = envelope.Time is { } own ? await AwaitDueAsync(pace, own, cancellationToken).ConfigureAwait(false) : (DateTimeOffset?)null;
            var (topic, message) = maker.Make(lines.Current.Span, envelope, time, _time.GetUtcNow());
            var partition = await sender.PartitionOfAsync(topic, message, cancellationToken).ConfigureAwait(false);
            await AwaitRoomAsync(partition, RecordMaker.SizeOf(message), cancellationToken).ConfigureAwait(false);
            var isSent = await sender.SendAsync(partition, message, cancellationToken).ConfigureAwait(false);
            _progress.Count(isSent, envelope.IsEvent, time);
        }

        return lines.IsCutOff ? lines.Lines : null;
    }

    private async ValueTask<DateTimeOffset> AwaitDueAsync(Pace pace, DateTimeOffset own, CancellationToken cancellationToken)
    {
        var due = pace.Due(own);
        while (due - _time.GetUtcNow() is { TotalMilliseconds: >= 1 } left)
        {
            _progress.Tell(ReplayPhase.Pacing);
            await Task.Delay(left < _options.ProgressInterval ? left : _options.ProgressInterval, _time, cancellationToken).ConfigureAwait(false);
        }

        return pace.Shifted(own);
    }

    private async ValueTask AwaitRoomAsync(Confluent.Kafka.TopicPartition partition, int bytes, CancellationToken cancellationToken)
    {
        while (!_window.TryReserve(partition, bytes))
        {
            _progress.Tell(ReplayPhase.WaitingForReader);
            await AskReaderAsync(cancellationToken).ConfigureAwait(false);
            if (_window.TryReserve(partition, bytes))
            {
                return;
            }

            await Task.Delay(AskReaderEvery, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AskReaderAsync(CancellationToken cancellationToken)
    {
        foreach (var (partition, next) in await _reader!.ReadAsync(_window.Partitions, cancellationToken).ConfigureAwait(false))
        {
            _window.Consume(partition, next);
        }
    }
}

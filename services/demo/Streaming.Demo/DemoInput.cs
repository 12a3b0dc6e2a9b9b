using Streaming.Demo.Cli;
using Streaming.Demo.Hosts;
using Streaming.Demo.Synthetic;
using Streaming.Replay;
using Streaming.Replay.Replaying;

namespace Streaming.Demo;

/// <summary>The events of a demo, read once beforehand where something must be known of them: the pace, or how long panes are kept.</summary>
internal sealed class DemoInput : IAsyncDisposable
{
    /// <summary>About how long a replay takes whose speed the demo chooses.</summary>
    private static readonly TimeSpan WatchedFor = TimeSpan.FromMinutes(3);

    private DemoInput(EventInput events, long synthetic, TimeSpread? spread, double? speed, int? keepDays)
    {
        Events = events;
        Synthetic = synthetic;
        Spread = spread;
        Speed = speed;
        KeepDays = keepDays;
    }

    /// <summary>The lines.</summary>
    public EventInput Events { get; }

    /// <summary>How many of them are made up, to go with the bundled tickets.</summary>
    public long Synthetic { get; }

    /// <summary>What is known of them; <see langword="null"/> when they were not read.</summary>
    public TimeSpread? Spread { get; }

    /// <summary>How many times faster than it happened; <see langword="null"/>: as fast as it goes.</summary>
    public double? Speed { get; }

    /// <summary>Days for which panes of 15 minutes are kept; <see langword="null"/> for the services' default.</summary>
    public int? KeepDays { get; }

    /// <summary>Opens the events, and reads them where needed.</summary>
    /// <param name="options">What the demo is asked to do.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The events, to be read from the start.</returns>
    /// <exception cref="DemoException">They cannot be read.</exception>
    public static async Task<DemoInput> OpenAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        var path = options.Events ?? BundledEvents.Path;
        EventInput events;
        try
        {
            events = EventInput.Open(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DemoException($"The events cannot be read: {failure.Message}", ExitCodes.BadOption);
        }

        try
        {
            var isPaced = options.Speed.Kind == ReplaySpeedKind.Automatic && !options.Once;
            var coversAll = options.OriginalTime && options.KeepDays is null;
            TimeSpread? spread = null;
            (events, var synthetic) = await Companions.AddAsync(events, options, cancellationToken).ConfigureAwait(false);
            if (isPaced || coversAll || MovesHours(options))
            {
                events = await events.KeepAsync(cancellationToken).ConfigureAwait(false);
                spread = await TimeSpread.ScanAsync(await events.FromStart(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }

            var covered = spread?.Bounds() is { } bounds ? bounds.Last - bounds.First : TimeSpan.Zero;
            double? speed = options.Speed.Kind == ReplaySpeedKind.Times ? options.Speed.Factor : isPaced ? Math.Max(1, covered / WatchedFor) : null;
            return new(events, synthetic, spread, speed, options.KeepDays ?? (coversAll ? HostSettings.DaysFor(covered) : null));
        }
        catch (Exception failure) when (failure is IOException or ReplayException)
        {
            await events.DisposeAsync().ConfigureAwait(false);
            throw new DemoException($"The events cannot be read: {failure.Message}", failure);
        }
        catch
        {
            await events.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>By how much the bundled events are moved when the replay begins at a time, where the hours of their desk are moved too.</summary>
    /// <param name="options">What the demo is asked to do.</param>
    /// <param name="begin">When the replay begins.</param>
    /// <returns><see langword="null"/> where hours stay as they are.</returns>
    public TimeSpan? HoursShift(DemoOptions options, DateTimeOffset begin) =>
        MovesHours(options) && Spread is { } spread ? new Pace(begin, Speed, keepsTimes: false, spread.Bounds()).Shift : null;

    private static bool MovesHours(DemoOptions options) => options is { Events: null, Sla: null, OriginalTime: false };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Events.DisposeAsync();
}

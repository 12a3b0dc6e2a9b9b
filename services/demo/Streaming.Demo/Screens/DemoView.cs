using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.DeadLetters;
using Streaming.Replay.Replaying;

namespace Streaming.Demo.Screens;

/// <summary>What a screen shows: the newest of everything. Safe for use by several threads at once.</summary>
/// <param name="board">Where the wall-board is.</param>
/// <param name="kpis">Gives the newest KPIs.</param>
/// <param name="letters">Gives the dead letters.</param>
/// <param name="time">The clock of the rate.</param>
internal sealed class DemoView(string board, Func<GetKpisResponse?> kpis, Func<DeadLetterCount> letters, TimeProvider time) : IProgress<ReplayProgress>
{
    private readonly RateMeter _rate = new(time);
    private volatile ReplayProgress? _progress;
    private volatile string _phase = "starting";
    private volatile string? _warning;
    private long _lag = -1;

    /// <summary>Where the wall-board is.</summary>
    public string Board => board;

    /// <summary>What the demo is doing, in words.</summary>
    public string Phase
    {
        get => _phase;
        set => _phase = value;
    }

    /// <summary>What is wrong with the numbers although all goes on, in words; <see langword="null"/> when nothing is.</summary>
    public string? Warning
    {
        get => _warning;
        set => _warning = value;
    }

    /// <summary>How far the replay is; <see langword="null"/> before it begins.</summary>
    public ReplayProgress? Progress => _progress;

    /// <summary>Lines stored per second, of late.</summary>
    public double PerSecond => _rate.PerSecond;

    /// <summary>Records that the worker has not committed.</summary>
    public long Lag
    {
        get => Interlocked.Read(ref _lag) is >= 0 and var lag ? lag : _progress?.Unconsumed ?? 0;
        set => Interlocked.Exchange(ref _lag, value);
    }

    /// <summary>The KPIs; <see langword="null"/> before the first answer.</summary>
    public GetKpisResponse? Kpis => kpis();

    /// <summary>The dead letters.</summary>
    public DeadLetterCount DeadLetters => letters();

    /// <inheritdoc/>
    public void Report(ReplayProgress value)
    {
        _rate.Add(value.Acknowledged);
        _progress = value;
        _phase = value.Phase switch
        {
            ReplayPhase.Scanning => "reading the events",
            ReplayPhase.WaitingForReader => "replaying, waiting for the worker",
            ReplayPhase.Done => "replayed",
            _ => "replaying",
        };
    }
}

using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace Streaming.Benchmarks.Macro.Readings;

/// <summary>Follows another .NET process's own counters through its diagnostics socket: bytes allocated, collections, time spent in them.</summary>
internal sealed class RuntimeCounters : IAsyncDisposable
{
    private readonly EventPipeSession _session;
    private readonly Task _reading;
    private readonly Lock _lock = new();
    private double _allocatedBytes;
    private double _collections;
    private double _pauseSum;
    private int _pauses;

    /// <summary>Begins to follow a process; it tells its counters once a second.</summary>
    /// <param name="processId">The process's number.</param>
    public RuntimeCounters(int processId)
    {
        var provider = new EventPipeProvider(
            "System.Runtime", EventLevel.Informational, arguments: new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" });
        _session = new DiagnosticsClient(processId).StartEventPipeSession([provider], requestRundown: false, circularBufferMB: 16);
        _reading = Task.Run(Read);
    }

    /// <summary>Bytes allocated since this began, up to the last second.</summary>
    public double AllocatedBytes
    {
        get
        {
            lock (_lock)
            {
                return _allocatedBytes;
            }
        }
    }

    /// <summary>Collections of any generation since this began.</summary>
    public double Collections
    {
        get
        {
            lock (_lock)
            {
                return _collections;
            }
        }
    }

    /// <summary>Part of the time that was spent paused in collections, 0 to 1.</summary>
    public double PauseRatio
    {
        get
        {
            lock (_lock)
            {
                return _pauses == 0 ? 0 : _pauseSum / _pauses / 100;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _session.StopAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is IOException or ServerNotAvailableException or EndOfStreamException)
        {
            // The process has ended, and its session with it.
        }

        await _reading;
        _session.Dispose();
    }

    private void Read()
    {
        using var source = new EventPipeEventSource(_session.EventStream);
        source.Dynamic.All += Take;
        try
        {
            source.Process();
        }
        catch (Exception fault) when (fault is IOException or FormatException)
        {
            // The stream breaks off when the process ends: what was counted until then stands.
        }
    }

    private void Take(TraceEvent counter)
    {
        if (counter.EventName != "EventCounters" || counter.PayloadValue(0) is not IDictionary<string, object> outer
            || outer["Payload"] is not IDictionary<string, object> payload)
        {
            return;
        }

        lock (_lock)
        {
            switch (payload["Name"])
            {
                case "alloc-rate":
                    _allocatedBytes += Convert.ToDouble(payload["Increment"], System.Globalization.CultureInfo.InvariantCulture);
                    break;
                case "gen-0-gc-count":
                    // The lower generations are collected with the higher ones, so this counts all.
                    _collections += Convert.ToDouble(payload["Increment"], System.Globalization.CultureInfo.InvariantCulture);
                    break;
                case "time-in-gc":
                    _pauseSum += Convert.ToDouble(payload["Mean"], System.Globalization.CultureInfo.InvariantCulture);
                    _pauses++;
                    break;
                default:
                    break;
            }
        }
    }
}

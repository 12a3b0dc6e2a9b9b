using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace Streaming.Benchmarks.Micro;

/// <summary>Samples what this process allocates: one object for each 100 KB, with the type's name.</summary>
internal sealed class AllocatedTypes : IDisposable
{
    private const long GarbageCollectorEvents = 1;
    private readonly Dictionary<string, long> _bytes = [];
    private readonly EventPipeSession _session;
    private readonly Task _reading;

    /// <summary>Begins.</summary>
    public AllocatedTypes()
    {
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Verbose, GarbageCollectorEvents);
        _session = new DiagnosticsClient(Environment.ProcessId).StartEventPipeSession([provider], requestRundown: false);
        _reading = Task.Run(Read);
    }

    /// <summary>Ends, and writes the types by their share.</summary>
    /// <param name="output">Where to.</param>
    public async Task WriteAsync(TextWriter output)
    {
        await _session.StopAsync(CancellationToken.None);
        await _reading;
        var total = (double)_bytes.Values.Sum();
        foreach (var (type, bytes) in _bytes.OrderByDescending(static pair => pair.Value).Take(20))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{bytes / total,7:P1} {type}"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private void Read()
    {
        using var source = new EventPipeEventSource(_session.EventStream);
        source.Clr.GCAllocationTick += Take;
        source.Process();
    }

    private void Take(GCAllocationTickTraceData tick) => _bytes[tick.TypeName] = _bytes.GetValueOrDefault(tick.TypeName) + tick.AllocationAmount64;
}

using System.Diagnostics;
using System.Globalization;

namespace Prometheus;

/// <summary>What the default registry tells of the process itself, read anew for each scrape.</summary>
internal static class ProcessMetrics
{
    public static void Register(CollectorRegistry registry, SuppressDefaultMetricOptions options)
    {
        if (!options.SuppressProcessMetrics)
        {
            RegisterProcess(registry);
        }
    }

    private static void RegisterProcess(CollectorRegistry registry)
    {
        var factory = new MetricFactory(registry);
        var process = Process.GetCurrentProcess();
        var collections = factory.CreateCounter("dotnet_collection_count_total", "Garbage collections, by generation.", "generation");
        var memory = factory.CreateGauge("dotnet_total_memory_bytes", "Memory in managed objects, known to be in use.");
        var started = factory.CreateGauge("process_start_time_seconds", "When the process started, in seconds since the Unix epoch.");
        var cpu = factory.CreateCounter("process_cpu_seconds_total", "Processor time that the process has used, user and system.");
        var virtualMemory = factory.CreateGauge("process_virtual_memory_bytes", "Virtual memory of the process.");
        var workingSet = factory.CreateGauge("process_working_set_bytes", "Physical memory of the process.");
        var privateMemory = factory.CreateGauge("process_private_memory_bytes", "Memory of the process that it shares with no other.");
        var handles = factory.CreateGauge("process_open_handles", "Handles that the process has open.");
        var threads = factory.CreateGauge("process_num_threads", "Threads of the process.");
        started.Set(((DateTimeOffset)process.StartTime.ToUniversalTime()).ToUnixTimeMilliseconds() / 1000.0);

        registry.AddBeforeCollectCallback(() =>
        {
            process.Refresh();
            for (var generation = 0; generation <= GC.MaxGeneration; generation++)
            {
                collections.WithLabels(generation.ToString(CultureInfo.InvariantCulture)).IncTo(GC.CollectionCount(generation));
            }

            memory.Set(GC.GetTotalMemory(forceFullCollection: false));
            cpu.IncTo(process.TotalProcessorTime.TotalSeconds);
            virtualMemory.Set(process.VirtualMemorySize64);
            workingSet.Set(process.WorkingSet64);
            privateMemory.Set(process.PrivateMemorySize64);
            handles.Set(process.HandleCount);
            threads.Set(process.Threads.Count);
        });
    }
}

using System.CommandLine;
using Streaming.Benchmarks.Allocations;
using Streaming.Benchmarks.Macro.Alerts;
using Streaming.Benchmarks.Macro.Bare;
using Streaming.Benchmarks.Macro.Customers;
using Streaming.Benchmarks.Macro.Idle;
using Streaming.Benchmarks.Macro.Latency;
using Streaming.Benchmarks.Macro.Load;
using Streaming.Benchmarks.Macro.Timers;
using Streaming.Benchmarks.Micro;

var root = new RootCommand("Measures the hot paths one by one, and the whole from Kafka to an answer over gRPC.")
{
    MicroCommand.Create(),
    LoopCommand.Create(),
    AllocationsCommand.Create(),
    LoadCommand.Create(),
    LatencyCommand.Create(),
    IdleCommand.Create(),
    BareCommand.Create(),
    TimersCommand.Create(),
    AlertsCommand.Create(),
    CustomersCommand.Create(),
};
return await root.Parse(args).InvokeAsync();

using System.CommandLine;
using Streaming.Benchmarks.Allocations;
using Streaming.Benchmarks.Micro;

var root = new RootCommand("Measures the hot paths one by one, and the whole from Kafka to an answer over gRPC.")
{
    MicroCommand.Create(),
    AllocationsCommand.Create(),
};
return await root.Parse(args).InvokeAsync();

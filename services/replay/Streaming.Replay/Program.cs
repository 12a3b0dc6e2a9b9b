using System.CommandLine;
using Streaming.Replay.Cli;

var root = new RootCommand("Makes support events and sends them to Kafka.")
{
    ImportCommand.Create(),
    SimulateCommand.Create(),
    CompanionCommand.Create(),
    LoadCommand.Create(),
    ReplayCommand.Create(),
};
return await root.Parse(args).InvokeAsync();

using System.CommandLine;
using Streaming.Observability.Cli;

var root = new RootCommand("What people see in Grafana and what wakes them, made from one description.") { GenerateCommand.Create() };
return await root.Parse(args).InvokeAsync();

using System.CommandLine;
using Streaming.Observability.Cli;

var root = new RootCommand("What people see in Grafana and what wakes them, made from one description; and the pages about KPIs.") { GenerateCommand.Create(), DocsCommand.Create() };
return await root.Parse(args).InvokeAsync();

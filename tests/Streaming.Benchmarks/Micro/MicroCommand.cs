using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Streaming.Benchmarks.Micro;

/// <summary>The command <c>micro</c>: BenchmarkDotNet over the hot paths.</summary>
internal static class MicroCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "Only benchmarks whose full name matches, such as *Decode*", DefaultValueFactory = static _ => "*" };
        var quick = new Option<bool>("--quick") { Description = "Few short iterations: to see that they run, not for numbers to keep" };
        var output = new Option<string?>("--output") { Description = "Folder for BenchmarkDotNet's reports; the current one by default" };
        var command = new Command("micro", "Times the hot paths one by one, with the bytes that they allocate") { filter, quick, output };
        command.SetAction(parsed =>
        {
            var summaries = BenchmarkSwitcher
                .FromAssembly(typeof(MicroCommand).Assembly)
                .Run(["--filter", parsed.GetValue(filter)!], Configuration(parsed.GetValue(quick), parsed.GetValue(output)));
            return summaries.Any() && summaries.All(static summary => summary.Reports.All(static report => report.Success)) ? 0 : 1;
        });
        return command;
    }

    // In this process: the solution's build settings do not suit the projects that BenchmarkDotNet would generate.
    private static ManualConfig Configuration(bool quick, string? output)
    {
        var job = (quick ? Job.Dry.WithIterationCount(3) : Job.ShortRun.WithIterationCount(8)).WithToolchain(InProcessEmitToolchain.Instance);
        var configuration = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub, JsonExporter.Brief);
        return output is null ? configuration : configuration.WithArtifactsPath(output);
    }
}

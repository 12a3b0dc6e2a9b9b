using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Configuration;
using Streaming.Observability.Generation;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Cli;

/// <summary>The command <c>generate</c>: rules, routes and dashboards as files.</summary>
internal static class GenerateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--output")
        {
            Description = "The deploy folder",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "deploy",
        };
        var settings = new Option<string?>("--settings")
        {
            Description = "JSON with the section Observability. Default: observability.json in the deploy folder, where it is there",
            HelpName = "FILE",
        };
        var sla = new Option<string?>("--sla")
        {
            Description = "The hosts' SLA policies, as Sla:File names them. Default: sla/policies.yaml in the deploy folder, where it is there",
            HelpName = "FILE",
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; end with 1 and name the files that are not as they would be generated" };
        var command = new Command("generate", "Makes Prometheus rules with their cases, Alertmanager routes and Grafana dashboards") { output, settings, sla, check };
        settings.Validators.Add(MustBeThere);
        sla.Validators.Add(MustBeThere);
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(output)!;
            var folder = new DeployFolder(path);
            var policies = SlaFile.Read(parsed.GetValue(sla) ?? Path.Combine(path, SlaFile.Default));
            var files = new Deployment(Read(parsed.GetValue(settings) ?? Path.Combine(path, "observability.json")), policies).Files().ToList();
            return FolderCommand.Run(folder, files, parsed.GetValue(check));
        });
        return command;
    }

    // A file that is named and not there would silently mean the defaults, or no promise at all.
    private static void MustBeThere(OptionResult named)
    {
        if (named.GetValueOrDefault<string?>() is { } file && !File.Exists(file))
        {
            named.AddError($"{named.Option.Name} {file}: there is no such file.");
        }
    }

    /// <summary>Reads settings.</summary>
    /// <param name="file">The file; where it is absent, everything is as by default.</param>
    public static ObservabilityOptions Read(string file) => new ConfigurationBuilder()
        .AddJsonFile(Path.GetFullPath(file), optional: true)
        .Build()
        .GetSection(ObservabilityOptions.Section)
        .Get<ObservabilityOptions>() ?? new ObservabilityOptions();
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Configuration;
using Streaming.Hosting;
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
            ObservabilityOptions options;
            try
            {
                options = Read(parsed.GetValue(settings) ?? Path.Combine(path, "observability.json"));
            }
            catch (InvalidOperationException fault)
            {
                Console.Error.WriteLine(fault.Message);
                return 1;
            }

            var policies = SlaFile.Read(parsed.GetValue(sla) ?? Path.Combine(path, SlaFile.Default));
            var files = new Deployment(options, policies).Files().ToList();
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
    /// <exception cref="InvalidOperationException">It is not JSON, or something in it is no option, or no value of one.</exception>
    public static ObservabilityOptions Read(string file)
    {
        // A key that is misspelt would mean the default without a word: a webhook that nobody is told by.
        var settings = Open(file);
        var options = settings.ReadOptions<ObservabilityOptions>(ObservabilityOptions.Section);
        var found = settings.FaultsOf<ObservabilityOptions>(ObservabilityOptions.Section);
        ObservabilityRanges.Check(options, found);
        var faults = settings.GetChildren()
            .Where(static section => !section.Key.Equals(ObservabilityOptions.Section, StringComparison.OrdinalIgnoreCase))
            .Select(static section => $"{section.Path} is not known; known is {ObservabilityOptions.Section}.")
            .Concat(found.ToResult().Failures ?? [])
            .ToList();
        return faults.Count == 0
            ? options
            : throw new InvalidOperationException(string.Join(Environment.NewLine, faults.Select(fault => $"{file}: {fault}")));
    }

    private static IConfigurationRoot Open(string file)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file), optional: true).Build();
        }
        catch (Exception fault) when (fault is InvalidDataException or UnauthorizedAccessException or IOException)
        {
            throw new InvalidOperationException($"{file}: {fault.GetBaseException().Message}", fault);
        }
    }
}

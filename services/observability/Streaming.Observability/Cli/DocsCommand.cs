using System.CommandLine;
using Streaming.Observability.Docs;

namespace Streaming.Observability.Cli;

/// <summary>The command <c>docs</c>: a page for each KPI, their index, and the contradictions between the sources.</summary>
internal static class DocsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--output")
        {
            Description = "The folder of pages",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "docs",
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; end with 1 and name the pages that are not as they would be generated" };
        var command = new Command("docs", "Makes the pages about KPIs, kpis/*.md") { output, check };
        command.SetAction(parsed => FolderCommand.Run(new DocsFolder(parsed.GetValue(output)!), DocsFolder.Pages, parsed.GetValue(check)));
        return command;
    }
}

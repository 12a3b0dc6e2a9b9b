using Streaming.Demo.Cli;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Promises;

/// <summary>Finds the file of SLA policies that both services are told.</summary>
internal static class PolicyFile
{
    private static readonly string[] Bundled = ["deploy", "sla", "demo.yaml"];

    /// <summary>The policies that come with the demo.</summary>
    /// <returns>The full path.</returns>
    public static string BundledPath() => Path.Combine([RepositoryFolder.Find(), .. Bundled]);

    /// <summary>Refuses a file that is not there or has nothing in it, before anything is started.</summary>
    /// <param name="options">What the demo is asked to do.</param>
    /// <exception cref="DemoException">There is no such file, or it is empty.</exception>
    public static void MustBeThere(DemoOptions options)
    {
        if (options.Sla is not { } named || !options.HasPromises)
        {
            return;
        }

        if (!File.Exists(named))
        {
            throw new DemoException($"--sla {named}: {(Directory.Exists(named) ? "this is a folder" : "there is no such file")}. 'none' has no policies.", ExitCodes.BadOption);
        }

        if (string.IsNullOrWhiteSpace(File.ReadAllText(named)))
        {
            throw new DemoException($"--sla {named}: the file is empty. 'none' has no policies.", ExitCodes.BadOption);
        }
    }

    /// <summary>Finds the file, or makes the one that fits events that are moved.</summary>
    /// <param name="options">What the demo is asked to do.</param>
    /// <param name="shift">By how much the bundled events are moved; <see langword="null"/> where hours stay as they are.</param>
    /// <param name="folder">Gets a file that is made.</param>
    /// <returns>The full path; <see langword="null"/> for no policies.</returns>
    public static string? Prepare(DemoOptions options, TimeSpan? shift, RunFolder folder)
    {
        if (!options.HasPromises)
        {
            return null;
        }

        if (options.Sla is { } named)
        {
            return Path.GetFullPath(named);
        }

        if (shift is not { } moved)
        {
            return BundledPath();
        }

        var made = folder["sla.yaml"];
        File.WriteAllText(made, File.ReadAllText(BundledPath()).Replace(DeskHours.Written, DeskHours.MovedBy(moved), StringComparison.Ordinal));
        return made;
    }
}

using System.Text.Json;

namespace Streaming.Demo.Servers;

/// <summary>Runs a tool of the manifest <c>.config/dotnet-tools.json</c>.</summary>
/// <remarks>
/// Where the package lies in its usual place the tool's own program is run, so that there is one process to start and to stop; else
/// <c>dotnet tool run</c> finds it.
/// </remarks>
internal static class LocalTool
{
    /// <summary>The arguments for <c>dotnet</c> that run a tool; the tool's own follow.</summary>
    /// <param name="root">The folder of the repository.</param>
    /// <param name="name">The tool.</param>
    /// <returns>Arguments.</returns>
    public static IReadOnlyList<string> Command(string root, string name)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own
            ? own
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, ".config", "dotnet-tools.json")));
        if (manifest.RootElement.GetProperty("tools").TryGetProperty(name, out var tool))
        {
            var folder = Path.Combine(packages, name, tool.GetProperty("version").GetString()!, "tools", $"net{Environment.Version.Major}.0", "any");
            var settings = Path.Combine(folder, "DotnetToolSettings.xml");
            if (File.Exists(settings))
            {
                var entry = System.Xml.Linq.XDocument.Load(settings).Descendants("Command").First().Attribute("EntryPoint")!.Value;
                return ["exec", Path.Combine(folder, entry)];
            }
        }

        return ["tool", "run", name, "--"];
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Schema;

/// <summary>
/// Lets TypeScript's compiler hold dashboards against the types that Grafana publishes: each becomes a constant of its type, so a member
/// that there is not, an absent one, and a value that is none of an enumeration are errors.
/// </summary>
internal static class SchemaCheck
{
    private const string Settings =
        """{"compilerOptions":{"strict":true,"noEmit":true,"module":"esnext","moduleResolution":"bundler","skipLibCheck":true,"target":"es2022","types":[]},"files":["check.ts"]}""";

    private static readonly string Sources = Path.Combine(RepositoryRoot.FullPath, "tests", "Streaming.Observability.Tests", "Schema");

    /// <summary>Checks dashboards, or ends the test where the types are absent.</summary>
    /// <param name="dashboards">Their JSON.</param>
    /// <returns>The compiler's complaints; empty when there are none.</returns>
    public static async Task<string> ComplaintsAsync(IEnumerable<JsonObject> dashboards)
    {
        var modules = Path.Combine(InstalledFolder(), "node_modules");
        Requires.Part(
            Directory.Exists(modules) && Executables.Find("node") is not null,
            "Grafana's published types",
            "run eng/setup.sh --for tests where npm is.",
            Executables.Find("npm") is not null);
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["node_modules"], modules);
        await File.WriteAllTextAsync(folder["tsconfig.json"], Settings);
        await File.WriteAllTextAsync(folder["check.ts"], await File.ReadAllTextAsync(Path.Combine(Sources, "prelude.ts")) + Constants(dashboards));
        var (exitCode, output) = await CommandLine.RunAsync(folder.FullPath, "node", Path.Combine("node_modules", "typescript", "bin", "tsc"), "-p", ".");
        Assert.Equal(exitCode == 0, output.Length == 0);
        return output;
    }

    // The set-up script names the folder by the content of the lock file.
    private static string InstalledFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Sources, "package-lock.json"))))[..16];
        return Path.Combine(cache, "streaming", $"grafana-schema-{hash}");
    }

    private static StringBuilder Constants(IEnumerable<JsonObject> dashboards)
    {
        var text = new StringBuilder();
        var number = 0;
        void Add(string type, JsonNode value) =>
            text.Append("\nexport const c").Append(number++).Append(": Json<").Append(type).Append("> = ").Append(value.ToJsonString()).Append(";\n");

        foreach (var dashboard in dashboards)
        {
            Add("Dashboard", dashboard);
            foreach (var panel in dashboard["panels"]!.AsArray().Select(panel => panel!.AsObject()))
            {
                var (options, field) = panel["type"]!.GetValue<string>() switch
                {
                    "stat" => ("StatOptions", null),
                    "timeseries" => ("TimeSeriesOptions", "TimeSeriesField"),
                    "table" => ("TableOptions", "TableField"),
                    "row" => (null, null),
                    var other => throw new InvalidOperationException($"Panels of the kind {other} have no type here."),
                };
                Add(options is null ? "RowPanel" : "Panel", panel);
                if (options is not null)
                {
                    Add(options, panel["options"]!);
                }

                if (field is not null && panel["fieldConfig"]!["defaults"]!["custom"] is { } custom)
                {
                    Add(field, custom);
                }
            }
        }

        return text;
    }
}

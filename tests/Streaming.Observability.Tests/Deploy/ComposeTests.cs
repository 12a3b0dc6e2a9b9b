using System.Text.RegularExpressions;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Streaming.Observability.Tests.Deploy;

/// <summary>docker-compose.yml: what holds for every container, and that Compose itself has nothing to say against it.</summary>
public sealed partial class ComposeTests
{
    // What runs to its end is asked for its health by nobody.
    private const string Replay = "replay";

    // Its image writes below its own folder when it starts.
    private const string Kafka = "kafka";

    private static readonly string File = Path.Combine(RepositoryRoot.FullPath, "docker-compose.yml");
    private static readonly Dictionary<string, Dictionary<string, object>> Services = Read();

    public static TheoryData<string> Names => [.. Services.Keys];

    [Fact]
    public void Services_OfTheFile_AreAllParts() => Assert.Equal(
        ["alertmanager", "grafana", "ingestion", "kafka", "prometheus", "query", "redis", "replay"], Services.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Service_AnyOfThem_IsHardenedAndBounded(string name)
    {
        var service = Services[name];

        Assert.Equal(["ALL"], List(service["cap_drop"]));
        Assert.Equal(["no-new-privileges:true"], List(service["security_opt"]));
        Assert.Equal(name == Kafka ? "false" : "true", service["read_only"]);
        Assert.Matches("^[0-9]+[mg]$", (string)service["mem_limit"]);
        Assert.Equal(name != Replay, service.ContainsKey("healthcheck"));
        Assert.All(service.TryGetValue("ports", out var ports) ? List(ports) : [], port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Image_OfAService_IsPinnedAndNotRoot(string name)
    {
        var service = Services[name];

        if (service.ContainsKey("build"))
        {
            // Built here; the Dockerfile names the user.
            return;
        }

        Assert.Matches(Pinned(), (string)service["image"]);
        Assert.True(name == Kafka || service.ContainsKey("user"), $"{name} may run as root.");
    }

    [Fact]
    public void Dockerfile_Images_ArePinnedBuiltOfficiallyAndNotRoot()
    {
        var dockerfile = System.IO.File.ReadAllText(Path.Combine(DeployFiles.Folder, "docker", "Dockerfile"));

        Assert.All(Regex.Matches(dockerfile, "^ARG [A-Z_]+=(.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value), version => Assert.Matches(@"^\d+\.\d+\.\d+$", version));
        Assert.Contains("USER $APP_UID", dockerfile, StringComparison.Ordinal);
        Assert.Contains("rm -rf eng/gaps eng/.mode", dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public void Redis_ThatAnswersWithAnError_IsNotHealthy() =>
        Assert.Equal(["CMD", "redis-cli", "-e", "ping"], List(((Dictionary<object, object>)Services["redis"]["healthcheck"])["test"]));

    [Fact]
    public void Mounts_OfFilesHere_ArePresent()
    {
        var mounts = Services.Values.SelectMany(service => service.TryGetValue("volumes", out var volumes) ? List(volumes) : [])
            .Where(volume => volume.StartsWith("./", StringComparison.Ordinal))
            .Select(volume => volume.Split(':'));

        Assert.All(mounts, mount =>
        {
            Assert.True(Path.Exists(Path.Combine(RepositoryRoot.FullPath, mount[0])), $"{mount[0]} is not there.");
            Assert.Equal("ro", mount[^1]);
        });
    }

    [SkippableFact]
    public async Task Config_OfCompose_IsClean()
    {
        var folder = RepositoryRoot.FullPath;
        if (Executables.Find("docker") is not null && (await CommandLine.RunAsync(folder, "docker", "compose", "version")).ExitCode == 0)
        {
            var (exitCode, output) = await CommandLine.RunAsync(folder, "docker", "compose", "--profile", Replay, "config", "--quiet");
            Assert.Equal((0, ""), (exitCode, output));
            return;
        }

        Requires.Part(
            Executables.Find("docker-compose") is not null,
            "Compose",
            "install Docker's compose plug-in, or Debian's docker-compose.",
            Executables.CanInstallPackages());

        // The old Compose knows everything in the file but the project's name.
        using var copy = new TemporaryFolder();
        await System.IO.File.WriteAllLinesAsync(
            copy["docker-compose.yml"], System.IO.File.ReadLines(File).Where(line => !line.StartsWith("name:", StringComparison.Ordinal)));
        var (oldExitCode, oldOutput) = await CommandLine.RunAsync(copy.FullPath, "docker-compose", "config", "--quiet");
        Assert.Equal((0, ""), (oldExitCode, oldOutput));
    }

    private static Dictionary<string, Dictionary<string, object>> Read()
    {
        using var text = new StringReader(System.IO.File.ReadAllText(File));
        var root = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(text)));
        return ((Dictionary<object, object>)root["services"]).ToDictionary(
            service => (string)service.Key,
            service => ((Dictionary<object, object>)service.Value).ToDictionary(pair => (string)pair.Key, pair => pair.Value));
    }

    private static IEnumerable<string> List(object value) => ((List<object>)value).Cast<string>();

    [GeneratedRegex(@"^[a-z/]+:v?\d+\.\d+[a-z0-9.-]*$")]
    private static partial Regex Pinned();
}

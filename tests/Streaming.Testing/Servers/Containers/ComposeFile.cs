using Streaming.Testing.Servers.Processes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Streaming.Testing.Servers.Containers;

/// <summary>docker-compose.yml, as far as containers can be started from it one by one.</summary>
public static class ComposeFile
{
    /// <summary>The services by name.</summary>
    public static IReadOnlyDictionary<string, ComposeService> Services { get; } = Read();

    private static Dictionary<string, ComposeService> Read()
    {
        using var text = new StringReader(File.ReadAllText(Path.Combine(RepositoryRoot.FullPath, "docker-compose.yml")));
        var root = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(text)));
        return Map(root["services"]).ToDictionary(pair => (string)pair.Key, pair => Service(Map(pair.Value)));
    }

    private static ComposeService Service(Dictionary<object, object> service) => new()
    {
        Image = (string)service["image"],
        Target = service.TryGetValue("build", out var build) ? (string)Map(build)["target"] : null,
        User = service.TryGetValue("user", out var user) ? (string)user : null,
        IsReadOnly = service.TryGetValue("read_only", out var readOnly) && (string)readOnly == "true",
        MemoryBytes = Bytes((string)service["mem_limit"]),
        StopGrace = service.TryGetValue("stop_grace_period", out var grace) ? Seconds((string)grace) : TimeSpan.FromSeconds(10),
        Command = List(service, "command"),
        HealthCheck = service.TryGetValue("healthcheck", out var check) ? List(Map(check), "test") : [],
        Environment = service.TryGetValue("environment", out var environment)
            ? Map(environment).ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value)
            : [],
        Mounts = [.. List(service, "volumes").Select(volume => volume.Split(':')).Select(parts => (parts[0], parts[1]))],
        TemporaryFolders = List(service, "tmpfs"),
        Ports = [.. List(service, "ports").Select(port => int.Parse(port.Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture))],
    };

    private static long Bytes(string limit) =>
        long.Parse(limit[..^1], System.Globalization.CultureInfo.InvariantCulture) * (limit[^1] == 'g' ? 1L << 30 : 1L << 20);

    private static TimeSpan Seconds(string time) => time[^1] == 's'
        ? TimeSpan.FromSeconds(int.Parse(time[..^1], System.Globalization.CultureInfo.InvariantCulture))
        : throw new FormatException($"{time} is no number of seconds.");

    private static Dictionary<object, object> Map(object value) => (Dictionary<object, object>)value;

    private static List<string> List(Dictionary<object, object> map, string key) =>
        map.TryGetValue(key, out var value) ? [.. ((List<object>)value).Cast<string>()] : [];
}

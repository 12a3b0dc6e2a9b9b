using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>The ways to get a Redis.</summary>
public static class RedisWays
{
    private static readonly ServerWay<IRedisServer> Named = new(
        static () => Task.FromResult<IRedisServer>(ExternalRedis.FromEnvironment()!),
        new ServerNeed(static () => ExternalRedis.FromEnvironment() is not null, $"name a server in {ExternalRedis.Variable}"));

    /// <summary>The program on this machine.</summary>
    public static ServerNeed Program { get; } = new(
        static () => RedisServerProcess.IsInstalled, "install Debian's redis-server", CouldBeProvided: Executables.CanInstallPackages());

    /// <summary>A Garnet of our own.</summary>
    public static IReadOnlyList<ServerWay<IRedisServer>> Garnet { get; } = [GarnetWay(atomicScripts: true)];

    /// <summary>A Garnet that shards cannot use: its scripts are not transactions.</summary>
    public static IReadOnlyList<ServerWay<IRedisServer>> UnfitGarnet { get; } = [GarnetWay(atomicScripts: false)];

    /// <summary>A Redis Cluster of our own: of the program on this machine, otherwise in a container.</summary>
    public static IReadOnlyList<ServerWay<IRedisServer>> Cluster { get; } =
    [
        new(static async () => await RedisClusterProcess.StartAsync(), Program),
        new(
            static async () => await RedisClusterContainer.StartAsync(),
            [
                .. DockerImages.NeedsOf(RedisContainer.Image),
                new ServerNeed(static () => DockerEngine.IsOnLoopback, "let it be the engine of this machine: a cluster names its ports on the loopback address"),
            ]),
    ];

    /// <summary>A Redis of one node: the one that <c>REDIS_URL</c> names, otherwise one of our own.</summary>
    public static IReadOnlyList<ServerWay<IRedisServer>> OneNode { get; } = [Named, .. OfOurOwn().Select(Widened)];

    /// <summary>Any Redis: the one that <c>REDIS_URL</c> names, the program on this machine, Garnet, a container.</summary>
    public static IReadOnlyList<ServerWay<IRedisServer>> Any { get; } = [OneNode[0], OneNode[1], .. Garnet, OneNode[2]];

    /// <summary>A Redis of one node of our own, which tests may kill: the program on this machine, otherwise a container.</summary>
    /// <param name="options">Further options, as on the command line, for instance <c>--maxmemory-policy allkeys-lru</c>.</param>
    public static IReadOnlyList<ServerWay<IOwnRedisServer>> OfOurOwn(params string[] options) =>
    [
        new(async () => await RedisServerProcess.StartAsync(options), Program),
        new(async () => await RedisContainer.StartAsync(options), DockerImages.NeedsOf(RedisContainer.Image)),
    ];

    private static ServerWay<IRedisServer> Widened(ServerWay<IOwnRedisServer> way) => new(async () => await way.StartAsync(), way.Needs);

    private static ServerWay<IRedisServer> GarnetWay(bool atomicScripts) => new(
        async () => await GarnetServerProcess.StartAsync(atomicScripts),
        new ServerNeed(static () => GarnetServerProcess.IsRestored, "run 'dotnet tool restore' for Garnet", CouldBeProvided: true));
}

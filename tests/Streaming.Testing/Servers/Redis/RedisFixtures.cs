using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>A Redis of one node: the one that <c>REDIS_URL</c> names, otherwise a <c>redis-server</c> of our own.</summary>
public sealed class RedisServerFixture : ServerFixture<IRedisServer>
{
    /// <inheritdoc/>
    public override string PartName => "redis-server";

    /// <inheritdoc/>
    protected override async Task<IRedisServer?> StartAsync()
    {
        if (ExternalRedis.FromEnvironment() is { } external)
        {
            return external;
        }

        return RedisServerProcess.IsInstalled
            ? await RedisServerProcess.StartAsync()
            : Absent("install Debian's redis-server, or name a server in REDIS_URL.", Executables.CanInstallPackages());
    }
}

/// <summary>A Redis Cluster of our own.</summary>
public sealed class RedisClusterFixture : ServerFixture<IRedisServer>
{
    /// <inheritdoc/>
    public override string PartName => "Redis Cluster";

    /// <inheritdoc/>
    protected override async Task<IRedisServer?> StartAsync() => RedisServerProcess.IsInstalled
        ? await RedisClusterProcess.StartAsync()
        : Absent("install Debian's redis-server.", Executables.CanInstallPackages());
}

/// <summary>A Garnet of our own.</summary>
public sealed class GarnetFixture : ServerFixture<IRedisServer>
{
    /// <inheritdoc/>
    public override string PartName => "Garnet";

    /// <inheritdoc/>
    protected override async Task<IRedisServer?> StartAsync() =>
        await GarnetServerProcess.StartAsync() ?? Absent("run 'dotnet tool restore'.", couldBeProvided: true);
}

/// <summary>
/// Any Redis, in the order of preference: the one that <c>REDIS_URL</c> names, a <c>redis-server</c>, Garnet.
/// </summary>
public sealed class AnyRedisFixture : ServerFixture<IRedisServer>
{
    /// <inheritdoc/>
    public override string PartName => "Redis";

    /// <inheritdoc/>
    protected override async Task<IRedisServer?> StartAsync()
    {
        if (ExternalRedis.FromEnvironment() is { } external)
        {
            return external;
        }

        if (RedisServerProcess.IsInstalled)
        {
            return await RedisServerProcess.StartAsync();
        }

        return await GarnetServerProcess.StartAsync()
            ?? Absent("install Debian's redis-server, run 'dotnet tool restore' for Garnet, or name a server in REDIS_URL.", couldBeProvided: true);
    }
}

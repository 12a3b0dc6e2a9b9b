using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Networks;
using DotNet.Testcontainers.Volumes;
using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Containers.Tests.Stack;

/// <summary>
/// Containers as docker-compose.yml describes them, on a network and volumes of their own: the same images, environment, commands, users and
/// limits. Only what they publish is other ports.
/// </summary>
internal sealed class ComposedStack : IAsyncDisposable
{
    // Asked every two seconds, a slow machine may fail often before it starts; the time to start is what is limited.
    private const int HealthRetries = 100;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);
    private readonly string _id = Guid.NewGuid().ToString("N")[..8];
    private readonly INetwork _network = new NetworkBuilder().Build();
    private readonly Dictionary<string, IContainer> _containers = [];
    private readonly Dictionary<string, IVolume> _volumes = [];
    private readonly IDockerClient _client = DockerEngine.CreateClient();

    /// <summary>Starts services one after the other, each once the last is healthy; those that run already go on.</summary>
    /// <param name="names">Their names, in the order in which they need each other.</param>
    public async Task StartAsync(params IReadOnlyList<string> names)
    {
        foreach (var name in names.Where(name => !_containers.ContainsKey(name)))
        {
            var container = await BuildAsync(name, ComposeFile.Services[name]);
            _containers.Add(name, container);
            using var timeout = new CancellationTokenSource(StartTimeout);
            await container.StartAsync(timeout.Token);
        }
    }

    /// <summary>Ends a service's container as Compose does: it is asked to end, and killed after the file's time.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its exit code; 137 where it had to be killed.</returns>
    public async Task<long> StopAsync(string name)
    {
        var (id, grace) = (_containers[name].Id, ComposeFile.Services[name].StopGrace);
        await _client.Containers.StopContainerAsync(id, new ContainerStopParameters { WaitBeforeKillSeconds = (uint)grace.TotalSeconds });
        return await ExitCodeAsync(id);
    }

    /// <summary>Kills a service's container.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its exit code.</returns>
    public async Task<long> KillAsync(string name)
    {
        var id = _containers[name].Id;
        await _client.Containers.KillContainerAsync(id, new ContainerKillParameters());
        return await ExitCodeAsync(id);
    }

    /// <summary>Starts a service's container again, with what it has on its volumes, and waits until it is healthy.</summary>
    /// <param name="name">Its name.</param>
    public async Task StartAgainAsync(string name)
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        await _containers[name].StartAsync(timeout.Token);
    }

    /// <summary>Runs a service to its end.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="command">What it runs, instead of its own command.</param>
    /// <returns>Its exit code, and what it wrote.</returns>
    public async Task<(long ExitCode, string Output)> RunAsync(string name, params IReadOnlyList<string> command)
    {
        var service = ComposeFile.Services[name];
        await using var container = await BuildAsync(name, service with { Command = command.Count > 0 ? command : service.Command, HealthCheck = [] });
        await container.StartAsync();
        var exitCode = await container.GetExitCodeAsync();
        var (output, errors) = await container.GetLogsAsync();
        return (exitCode, output + errors);
    }

    /// <summary>A client of a service's HTTP port, which is the last of its ports.</summary>
    /// <param name="name">The service.</param>
    public HttpClient HttpOf(string name)
    {
        var container = _containers[name];
        return new HttpClient { BaseAddress = new UriBuilder("http", container.Hostname, container.GetMappedPublicPort(ComposeFile.Services[name].Ports[^1])).Uri };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var container in _containers.Values.Reverse())
        {
            await container.DisposeAsync();
        }

        foreach (var volume in _volumes.Values)
        {
            await volume.DisposeAsync();
        }

        await _network.DisposeAsync();
        _client.Dispose();
    }

    private async Task<long> ExitCodeAsync(string id)
    {
        await _client.Containers.WaitContainerAsync(id);
        return (await _client.Containers.InspectContainerAsync(id)).State!.ExitCode;
    }

    private async Task<IContainer> BuildAsync(string name, ComposeService service)
    {
        if (service.Target is { } target)
        {
            // The tag is that of the file; layers are kept from one build to the next.
            await new ImageFromDockerfileBuilder()
                .WithName(service.Image)
                .WithDockerfileDirectory(RepositoryRoot.FullPath)
                .WithDockerfile("deploy/docker/Dockerfile")
                .WithTarget(target)
                .WithCleanUp(false)
                .Build()
                .CreateAsync();
        }

        var builder = new ContainerBuilder(service.Image)
            .WithNetwork(_network)
            .WithNetworkAliases(name)
            .WithEnvironment(service.Environment)
            .WithCreateParameterModifier(parameters => Harden(parameters, service));
        builder = service.Command.Count > 0 ? builder.WithCommand([.. service.Command]) : builder;
        foreach (var (source, folder) in service.Mounts)
        {
            builder = source.StartsWith("./", StringComparison.Ordinal)
                ? builder.WithBindMount(Path.Combine(RepositoryRoot.FullPath, source[2..]), folder, AccessMode.ReadOnly)
                : builder.WithVolumeMount(VolumeOf(source), folder);
        }

        builder = service.TemporaryFolders.Aggregate(builder, static (current, folder) => current.WithTmpfsMount(folder));
        builder = service.Ports.Aggregate(builder, static (current, port) => current.WithPortBinding(port, assignRandomHostPort: true));
        return service.HealthCheck.Count > 0
            ? builder.WithWaitStrategy(Wait.ForUnixContainer().UntilContainerIsHealthy(failingStreak: HealthRetries)).Build()
            : builder.Build();
    }

    private IVolume VolumeOf(string name)
    {
        if (!_volumes.TryGetValue(name, out var volume))
        {
            volume = new VolumeBuilder().WithName($"streaming-{_id}-{name}").Build();
            _volumes.Add(name, volume);
        }

        return volume;
    }

    private static void Harden(CreateContainerParameters parameters, ComposeService service)
    {
        var host = parameters.HostConfig ??= new HostConfig();
        parameters.User = service.User ?? parameters.User;
        host.ReadonlyRootfs = service.IsReadOnly;
        host.CapDrop = ["ALL"];
        host.SecurityOpt = ["no-new-privileges:true"];
        host.Memory = service.MemoryBytes;
        if (service.HealthCheck.Count > 0)
        {
            parameters.Healthcheck = new HealthcheckConfig
            {
                Test = [.. service.HealthCheck],
                Interval = TimeSpan.FromSeconds(2),
                Timeout = TimeSpan.FromSeconds(10),
                Retries = HealthRetries,
            };
        }
    }
}

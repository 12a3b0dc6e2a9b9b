using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Networks;
using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Containers.Tests.Stack;

/// <summary>
/// Containers as docker-compose.yml describes them, on a network and volumes of their own: the same images, environment, commands, users and
/// limits. Only what they publish is other ports.
/// </summary>
internal sealed class ComposedStack : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);
    private readonly string _id = Guid.NewGuid().ToString("N")[..8];
    private readonly INetwork _network = new NetworkBuilder().Build();
    private readonly Dictionary<string, IContainer> _containers = [];

    /// <summary>Starts services one after the other, each once the last is healthy.</summary>
    /// <param name="names">Their names, in the order in which they need each other.</param>
    public async Task StartAsync(params IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var container = await BuildAsync(name, ComposeFile.Services[name]);
            _containers.Add(name, container);
            using var timeout = new CancellationTokenSource(StartTimeout);
            await container.StartAsync(timeout.Token);
        }
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

    /// <summary>A client of a service's port.</summary>
    /// <param name="name">The service.</param>
    /// <param name="port">The port inside.</param>
    public HttpClient HttpOf(string name, int port)
    {
        var container = _containers[name];
        return new HttpClient { BaseAddress = new UriBuilder("http", container.Hostname, container.GetMappedPublicPort(port)).Uri };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var container in _containers.Values.Reverse())
        {
            await container.DisposeAsync();
        }

        await _network.DisposeAsync();
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
                : builder.WithVolumeMount($"streaming-{_id}-{source}", folder);
        }

        builder = service.TemporaryFolders.Aggregate(builder, static (current, folder) => current.WithTmpfsMount(folder));
        builder = service.Ports.Aggregate(builder, static (current, port) => current.WithPortBinding(port, assignRandomHostPort: true));
        return service.HealthCheck.Count > 0
            ? builder.WithWaitStrategy(Wait.ForUnixContainer().UntilContainerIsHealthy()).Build()
            : builder.Build();
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
                Retries = 60,
            };
        }
    }
}

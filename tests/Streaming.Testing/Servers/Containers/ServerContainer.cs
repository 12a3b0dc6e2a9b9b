using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Containers;

/// <summary>A server in a container, which tests may kill and start again with the same data and ports.</summary>
public sealed class ServerContainer : IAsyncDisposable
{
    // How Docker ends a container that is told to stop: at once, as a crash would.
    private const string Kill = "SIGKILL";
    private const int Attempts = 3;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(200);
    private readonly IContainer _container;
    private readonly Func<Task<bool>> _isReady;

    private ServerContainer(IContainer container, Func<Task<bool>> isReady)
    {
        _container = container;
        _isReady = isReady;
    }

    /// <summary>Makes and starts a container.</summary>
    /// <param name="plan">Makes the plan of an attempt: the next one takes other ports, in case that somebody else took those.</param>
    /// <param name="isReady">Whether the server of a plan answers; not asked before it has been started.</param>
    /// <returns>The container, and its plan.</returns>
    /// <exception cref="ServerNotStartedException">It did not start, or did not answer in time.</exception>
    public static async Task<(ServerContainer Container, ContainerPlan Plan)> StartAsync(Func<ContainerPlan> plan, Func<ContainerPlan, Task<bool>> isReady)
    {
        for (var attempt = 1; ; attempt++)
        {
            var tried = plan();
            var container = new ServerContainer(Build(tried), () => isReady(tried));
            try
            {
                await container.RestartAsync();
                return (container, tried);
            }
            catch (ServerNotStartedException)
            {
                await container.DisposeAsync();
                if (attempt == Attempts)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Ends the server as a crash would. What it wrote to its disk stays.</summary>
    public Task KillAsync() => _container.StopAsync();

    /// <summary>Starts it, also after <see cref="KillAsync"/>, and waits until it answers.</summary>
    /// <exception cref="ServerNotStartedException">It did not start, or did not answer in time.</exception>
    public async Task RestartAsync()
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        try
        {
            await _container.StartAsync(timeout.Token);
            while (!await _isReady())
            {
                await Task.Delay(AskEvery, timeout.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException or Docker.DotNet.DockerApiException or ContainerNotRunningException)
        {
            throw new ServerNotStartedException($"A container of {_container.Image.FullName} did not start: {fault.Message}", await LogAsync());
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _container.DisposeAsync();

    /// <summary>A container as planned, not yet made.</summary>
    /// <param name="plan">The plan.</param>
    internal static IContainer Build(ContainerPlan plan)
    {
        var builder = new ContainerBuilder(plan.Image)
            .WithEnvironment(plan.Environment)
            .WithCreateParameterModifier(parameters =>
            {
                parameters.User = plan.User ?? parameters.User;
                parameters.StopSignal = Kill;
            });
        builder = plan.Command.Count > 0 ? builder.WithCommand([.. plan.Command]) : builder;
        return plan.Ports.Aggregate(builder, static (current, port) => current.WithPortBinding(port.Outside, port.Inside)).Build();
    }

    private async Task<string> LogAsync()
    {
        try
        {
            var (output, errors) = await _container.GetLogsAsync();
            return output + errors;
        }
        catch (Exception fault) when (fault is InvalidOperationException or Docker.DotNet.DockerApiException)
        {
            // It never came to be: there is nothing to read.
            return string.Empty;
        }
    }
}

using Streaming.Containers.Tests.Images;
using Streaming.Testing.Servers.Containers;

namespace Streaming.Containers.Tests.Stack;

/// <summary>One stack for all tests of a class, started by the first of them, with a week of tickets replayed into it.</summary>
public sealed class StackFixture : IAsyncLifetime, IAsyncDisposable
{
    // In the order in which they need each other.
    private static readonly string[] Names = ["kafka", "redis", "ingestion", "query", "alertmanager", "prometheus"];
    private ComposedStack? _stack;

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_stack is not null)
        {
            await _stack.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>The stack; ends the test where there is no engine for it, or no image.</summary>
    /// <param name="more">Services beside those that every test needs; they are started too.</param>
    internal async Task<ComposedStack> StartAsync(params string[] more)
    {
        DockerImages.Require(Names.Concat(more).Select(name => ComposeFile.Services[name]).Where(service => service.Target is null).Select(service => service.Image).Concat(Dockerfile.BaseImages));
        if (_stack is null)
        {
            _stack = new ComposedStack();
            await _stack.StartAsync(Names);
            var (exitCode, output) = await _stack.RunAsync("replay", "replay", Week.Path, "--bootstrap", "kafka:9092", "--speed", "max");
            Assert.True(exitCode == 0, output);
        }

        await _stack.StartAsync(more);
        return _stack;
    }
}

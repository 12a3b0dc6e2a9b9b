using Xunit;

namespace Streaming.Testing.Servers;

/// <summary>
/// A server that the tests of a collection share: started once, before the first of them. Tests get it from
/// <see cref="Requires.Server{TServer}"/>. A server that could run but does not start fails them.
/// </summary>
/// <typeparam name="TServer">The server.</typeparam>
public abstract class ServerFixture<TServer> : IAsyncLifetime
    where TServer : class, IAsyncDisposable
{
    /// <summary>What the server is called in messages.</summary>
    public abstract string PartName { get; }

    /// <summary>The server; <see langword="null"/> when it is absent.</summary>
    public TServer? Server { get; private set; }

    /// <summary>Why it is absent.</summary>
    public ServerAbsence? Absence { get; private set; }

    /// <summary>How to get it, the preferred way first.</summary>
    protected abstract IReadOnlyList<ServerWay<TServer>> Ways { get; }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        (var way, Absence) = ServerWays.Choose(Ways);
        Server = way is null ? null : await way.StartAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }
}

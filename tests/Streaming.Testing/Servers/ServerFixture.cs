using Xunit;

namespace Streaming.Testing.Servers;

/// <summary>
/// A server that the tests of a collection share: started once, before the first of them. Tests get it from
/// <see cref="Requires.Server{TServer}"/>. A server that is installed but does not start fails them.
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
    public string? AbsentBecause { get; private set; }

    /// <summary>Whether this machine could have it although it is absent.</summary>
    public bool CouldBeProvided { get; private set; }

    /// <inheritdoc/>
    public async Task InitializeAsync() => Server = await StartAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }

    /// <summary>Starts the server.</summary>
    /// <returns>The server, or the result of <see cref="Absent"/>.</returns>
    protected abstract Task<TServer?> StartAsync();

    /// <summary>Says that the server is absent.</summary>
    /// <param name="because">Why, and how to get it.</param>
    /// <param name="couldBeProvided">Whether this machine could have it.</param>
    protected TServer? Absent(string because, bool couldBeProvided)
    {
        AbsentBecause = because;
        CouldBeProvided = couldBeProvided;
        return null;
    }
}

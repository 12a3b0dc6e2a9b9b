namespace Streaming.Testing.Servers;

/// <summary>One way to get a server: what it needs, and how it is started then.</summary>
/// <typeparam name="TServer">The server.</typeparam>
/// <param name="StartAsync">Starts it.</param>
/// <param name="Needs">All of what the machine must have.</param>
public sealed record ServerWay<TServer>(Func<Task<TServer>> StartAsync, params IReadOnlyList<ServerNeed> Needs)
    where TServer : class, IAsyncDisposable;

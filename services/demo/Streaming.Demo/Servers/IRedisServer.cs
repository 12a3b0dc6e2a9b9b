using Streaming.Demo.Processes;

namespace Streaming.Demo.Servers;

/// <summary>The Redis that a demo uses.</summary>
internal interface IRedisServer : IAsyncDisposable
{
    /// <summary>Where it is: a <c>redis://</c> address or a client's configuration string.</summary>
    string Address { get; }

    /// <summary>What it is, for the user.</summary>
    string Description { get; }

    /// <summary>The process, where the demo started one.</summary>
    ChildProcess? Process { get; }
}

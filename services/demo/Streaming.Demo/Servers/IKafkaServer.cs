using Streaming.Demo.Processes;

namespace Streaming.Demo.Servers;

/// <summary>The Kafka that a demo uses.</summary>
internal interface IKafkaServer : IAsyncDisposable
{
    /// <summary>Where clients begin: <c>host:port</c>, several with commas.</summary>
    string BootstrapServers { get; }

    /// <summary>What it is, for the user.</summary>
    string Description { get; }

    /// <summary>
    /// Most bytes of a partition that may wait for the worker. What the broker keeps sets it: the mock drops the oldest beyond 5 MB.
    /// </summary>
    long UnconsumedBytesPerPartition { get; }

    /// <summary>The process, where the demo started one.</summary>
    ChildProcess? Process { get; }
}

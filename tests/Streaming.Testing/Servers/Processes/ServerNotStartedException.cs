namespace Streaming.Testing.Servers.Processes;

/// <summary>A server that a test needs did not start.</summary>
public sealed class ServerNotStartedException : Exception
{
    /// <summary>Tells what happened.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="output">What the server wrote.</param>
    public ServerNotStartedException(string message, string output)
        : base($"{message}{Environment.NewLine}{output}") => Output = output;

    /// <summary>What the server wrote.</summary>
    public string Output { get; }
}

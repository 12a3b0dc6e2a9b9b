using Streaming.Demo.Cli;

namespace Streaming.Demo;

/// <summary>The demo cannot go on; the message says why in words for its user, and what to do.</summary>
public sealed class DemoException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="message">What failed, with which values, and what to do.</param>
    /// <param name="exitCode">What the process ends with; one of <see cref="ExitCodes"/>.</param>
    public DemoException(string message, int exitCode = ExitCodes.Failed)
        : base(message) => ExitCode = exitCode;

    /// <summary>Says why, with the cause.</summary>
    /// <param name="message">What failed, with which values, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public DemoException(string message, Exception innerException)
        : base(message, innerException) => ExitCode = ExitCodes.Failed;

    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; }
}

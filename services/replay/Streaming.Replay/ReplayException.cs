namespace Streaming.Replay;

/// <summary>A replay cannot go on; the message says why, and what to do.</summary>
public sealed class ReplayException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="message">What failed, with which values, and what to do.</param>
    public ReplayException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, with the cause.</summary>
    /// <param name="message">What failed, with which values, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ReplayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

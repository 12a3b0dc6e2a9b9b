using System.Text.RegularExpressions;
using StackExchange.Redis;

namespace Streaming.Redis.Connections;

/// <summary>What the client's exceptions say to an operator: their messages go on with dozens of numbers that serve the client's authors.</summary>
public static partial class RedisReasons
{
    /// <summary>Whether an exception says that Redis cannot be reached, does not answer, or refuses.</summary>
    /// <param name="fault">The exception.</param>
    public static bool AreOf(Exception fault) => fault is RedisException or TimeoutException;

    /// <summary>
    /// The reason in short, such as <c>UnableToConnect on redis:6379/Interactive</c>: the innermost one, up to where the numbers begin, without what stands in brackets.
    /// What the server itself says stays whole, and who is not let in is told why: a password and a certificate fail alike. Of any other exception it is the message.
    /// </summary>
    /// <param name="fault">The exception.</param>
    public static string Of(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        while (fault.InnerException is { } inner && AreOf(inner))
        {
            fault = inner;
        }

        return fault switch
        {
            _ when !AreOf(fault) => fault.Message,
            RedisServerException => FirstLine(fault.Message),
            RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure, InnerException: { } cause } =>
                $"{Short(fault.Message)}: {FirstLine(cause.Message)}",
            _ => Short(fault.Message),
        };
    }

    private static string Short(string message) => UpTo(Asides().Replace(message, ""), ',', '\r', '\n');

    private static string FirstLine(string message) => UpTo(message, '\r', '\n');

    private static string UpTo(string message, params ReadOnlySpan<char> ends)
    {
        var end = message.AsSpan().IndexOfAny(ends);
        return end > 0 ? message[..end] : message;
    }

    [GeneratedRegex(@" \([^()]*\)")]
    private static partial Regex Asides();
}

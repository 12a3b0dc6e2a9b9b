using Grpc.Core;
using Streaming.Contracts;

namespace Streaming.Query.Grpc;

/// <summary>Writes to readers who may be slow, for as long as they take anything at all.</summary>
internal static class PatientWrite
{
    /// <summary>The advice to a reader of a watch.</summary>
    public const string Resume = "; resume with the last token";

    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(QueryLimits.SlowReaderSeconds);

    /// <summary>Sends a message, once the reader takes it.</summary>
    /// <param name="stream">The reader.</param>
    /// <param name="message">The message.</param>
    /// <param name="time">Times the reader's silence.</param>
    /// <param name="advice">What a reader who is given up can do, such as <see cref="Resume"/>; empty for nothing.</param>
    /// <param name="cancellationToken">The reader has gone, or the process stops.</param>
    /// <exception cref="RpcException">The reader took nothing for <see cref="QueryLimits.SlowReaderSeconds"/> seconds.</exception>
    public static async Task ToAsync<T>(IServerStreamWriter<T> stream, T message, TimeProvider time, string advice, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(GiveUpAfter, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await stream.WriteAsync(message, both.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw RequestFault.Exhausted($"The reader accepted nothing for {QueryLimits.SlowReaderSeconds} s{advice}.");
        }
    }
}

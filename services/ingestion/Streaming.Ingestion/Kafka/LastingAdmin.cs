using Confluent.Kafka;

namespace Streaming.Ingestion.Kafka;

/// <summary>
/// A client for questions that outlives itself. The library destroys its client when it meets an answer that it cannot take in, as after a broker that
/// stood still: whatever is asked later throws, and what was asked before is never answered. Then another takes its place. Safe for use by many threads.
/// </summary>
/// <param name="build">Builds a client.</param>
/// <param name="patience">How long a question may take; longer than the client's own limit.</param>
/// <param name="time">The clock.</param>
internal sealed class LastingAdmin(Func<IAdminClient> build, TimeSpan patience, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private IAdminClient _client = build();
    private bool _isDisposed;

    /// <summary>The client that is asked now.</summary>
    public IAdminClient Client
    {
        get
        {
            lock (_lock)
            {
                return _client;
            }
        }
    }

    /// <summary>Asks.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="question">Asks a client.</param>
    /// <exception cref="KafkaException">The broker cannot be reached, or the client gave up: ask again.</exception>
    public async Task<T> AskAsync<T>(Func<IAdminClient, Task<T>> question)
    {
        var client = Client;
        try
        {
            return await question(client).WaitAsync(patience, time);
        }
        catch (Exception fault) when (fault is ObjectDisposedException or TimeoutException)
        {
            ReplaceIfDestroyed(client);
            throw new KafkaException(new Error(ErrorCode.Local_Fail, $"The client for questions did not answer ({fault.Message})."), fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;

            // What the library has destroyed itself it would destroy once more.
            if (!IsDestroyed(_client))
            {
                _client.Dispose();
            }
        }
    }

    private void ReplaceIfDestroyed(IAdminClient client)
    {
        lock (_lock)
        {
            if (!_isDisposed && _client == client && IsDestroyed(client))
            {
                _client = build();
            }
        }
    }

    private static bool IsDestroyed(IAdminClient client)
    {
        try
        {
            // Adds none, but looks whether there is anything to add to.
            client.AddBrokers(string.Empty);
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}

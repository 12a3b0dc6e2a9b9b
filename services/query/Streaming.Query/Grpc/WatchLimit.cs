using Streaming.Query.Options;

namespace Streaming.Query.Grpc;

/// <summary>Bounds how many watches are open at once. Safe for use by many threads.</summary>
/// <param name="options">The limit.</param>
internal sealed class WatchLimit(QueryOptions options)
{
    private int _open;

    /// <summary>Takes a place; disposing gives it back.</summary>
    /// <exception cref="global::Grpc.Core.RpcException">None is left.</exception>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref _open) <= options.MaxWatches)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref _open);
        throw RequestFault.Exhausted($"{options.MaxWatches} watches are open already. Try again later, or on another replica.");
    }

    private sealed class Place(WatchLimit limit) : IDisposable
    {
        private int _isGiven;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGiven, 1) == 0)
            {
                Interlocked.Decrement(ref limit._open);
            }
        }
    }
}

using StackExchange.Redis;
using Streaming.Domain.Shards;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Shards;

/// <summary>
/// Goes through a shard's dormant tickets that are in the store alone, a page at a time, over and over: no deadline of theirs is known in memory, and without it
/// none would ever leave the store once its owner was restarted, or had forgotten it.
/// </summary>
/// <param name="services">The store, the clock, and how often a page is read.</param>
/// <param name="address">The shard.</param>
/// <param name="engine">Its state.</param>
/// <remarks>Belongs to the shard's consumer thread.</remarks>
internal sealed class DormantSweep(ShardServices services, ShardAddress address, ShardEngine engine)
{
    // Few enough to be looked at between two records.
    private const int PageFields = 256;
    private const string Start = "0";

    private string _cursor = Start;
    private Task<StoredPage>? _reading;
    private long _last = services.Time.GetTimestamp();

    /// <summary>Asks for the next page when it is time, or looks at the one that has come.</summary>
    public void Tend()
    {
        if (_reading is null)
        {
            if (!engine.IsComplete && services.Time.GetElapsedTime(_last) >= services.Options.SweepInterval)
            {
                _reading = services.Store.ReadPageAsync(address, ShardHash.Dormant, _cursor, PageFields, CancellationToken.None);
            }

            return;
        }

        if (!_reading.IsCompleted)
        {
            return;
        }

        var reading = _reading;
        _reading = null;
        _last = services.Time.GetTimestamp();
        try
        {
            var page = reading.GetAwaiter().GetResult();
            Look(page);
            _cursor = page.Cursor;
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException)
        {
            // The page is asked for again: there is time.
        }
    }

    private void Look(StoredPage page)
    {
        var due = page.Fields.Where(one => IsDue(one.Field.Span, one.Value.Span)).Select(static one => one.Field).ToList();
        if (due.Count == 0)
        {
            return;
        }

        // As they are now, for the page may be older than what became of a ticket since.
        var states = services.Store.FetchDormantAsync(address, due, CancellationToken.None).GetAwaiter().GetResult();
        for (var i = 0; i < due.Count; i++)
        {
            if (states[i] is { } state)
            {
                LookAt(due[i].Span, state.Span);
            }
        }
    }

    private bool IsDue(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state)
    {
        try
        {
            return engine.IsDormantDue(key, state);
        }
        catch (InvalidDataException)
        {
            // It harms nobody where it lies; an event that asks for it stops its shard, and says so.
            return false;
        }
    }

    private void LookAt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state)
    {
        try
        {
            engine.LookAtDormant(key, state);
        }
        catch (InvalidDataException)
        {
            // As above.
        }
    }
}

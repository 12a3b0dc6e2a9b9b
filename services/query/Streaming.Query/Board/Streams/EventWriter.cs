using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Streaming.Query.Board.Streams;

/// <summary>Writes server-sent events, each flushed by itself.</summary>
/// <param name="response">Where to.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class EventWriter(HttpResponse response)
{
    private bool _hasBegun;

    /// <summary>Sends one event.</summary>
    /// <typeparam name="T">Type of its data.</typeparam>
    /// <param name="name">Name of the event.</param>
    /// <param name="id">What a reader that comes back names; <see langword="null"/> to leave that as it is.</param>
    /// <param name="data">Its data.</param>
    /// <param name="type">How the data is written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync<T>(string name, string? id, T data, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        if (!_hasBegun)
        {
            Begin();
            head.Append("retry: 1000\n\n");
        }

        head.Append("event: ").Append(name).Append('\n');
        if (id is not null)
        {
            head.Append("id: ").Append(id).Append('\n');
        }

        head.Append("data: ");
        await response.WriteAsync(head.ToString(), cancellationToken);
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(data, type), cancellationToken);
        await response.WriteAsync("\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    private void Begin()
    {
        _hasBegun = true;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";

        // Proxies that collect what they pass on would hold events back.
        response.Headers["X-Accel-Buffering"] = "no";
    }
}

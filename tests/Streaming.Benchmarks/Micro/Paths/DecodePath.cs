using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Ingestion.Decoding;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>Structured events of 400 bytes become events of a batch.</summary>
internal sealed class DecodePath : IHotPath
{
    private readonly LoadStream _stream = new(tickets: 2_000);
    private readonly EventDecoder _decoder = new(SurveyCuts.Default);
    private readonly EventBatch _batch = new();

    /// <inheritdoc/>
    public string Operation => "events";

    /// <inheritdoc/>
    public int Operations => 10_000;

    /// <summary>The events.</summary>
    public LoadStream Stream => _stream;

    /// <inheritdoc/>
    public void Prepare()
    {
        // Nothing to make ready: the batch is cleared as it fills.
    }

    /// <inheritdoc/>
    public void Run()
    {
        for (var i = 0; i < _stream.Count; i++)
        {
            if (_batch.Count == 256)
            {
                _batch.Clear();
            }

            _decoder.Decode(_stream.Value(i), _stream.Key(i), _batch);
        }
    }
}

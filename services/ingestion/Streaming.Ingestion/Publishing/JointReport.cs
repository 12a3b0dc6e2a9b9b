using Confluent.Kafka;

namespace Streaming.Ingestion.Publishing;

/// <summary>The report on a message of several records: made once all of them are reported, and a failure if any of them failed.</summary>
/// <param name="records">How many records.</param>
/// <param name="onReport">Receives the report.</param>
internal sealed class JointReport(int records, Action<Error> onReport)
{
    private int _left = records;
    private volatile Error? _fault;

    /// <summary>Takes the report on some of the records, on any thread.</summary>
    /// <param name="error">What came of them.</param>
    /// <param name="count">How many.</param>
    public void Take(Error error, int count = 1)
    {
        if (error.IsError)
        {
            _fault = error;
        }

        if (Interlocked.Add(ref _left, -count) == 0)
        {
            onReport(_fault ?? error);
        }
    }
}

using Streaming.Demo.Feeds;

namespace Streaming.Demo.Tests.Feeds;

public sealed class MetricsTextTests
{
    private const string Text = """
        # HELP streaming_dead_letters_total Records.
        # TYPE streaming_dead_letters_total counter
        streaming_dead_letters_total{reason="not_json"} 3
        streaming_dead_letters_total{reason="a}b"} 4
        streaming_dead_letters_total_other 100
        streaming_stream_timestamp_seconds 1.4571E+9 1457100000000
        """;

    [Fact]
    public void Sum_CounterWithLabels_AddsItsSeriesOnly() => Assert.Equal(7, MetricsText.Sum(Text, "streaming_dead_letters_total"));

    [Fact]
    public void Sum_MetricThatIsNotThere_IsZero() => Assert.Equal(0, MetricsText.Sum(Text, "streaming_late_events_total"));

    [Fact]
    public void Samples_WithTimestamp_TakesTheValue() => Assert.Equal([("", 1.4571e9)], MetricsText.Samples(Text, "streaming_stream_timestamp_seconds"));
}

using System.Globalization;
using Streaming.Domain.Settings;
using Streaming.Testing.Servers.Containers;

namespace Streaming.Containers.Tests.Stack;

/// <summary>What the containers are started from is read whole; this needs no engine.</summary>
public sealed class ComposeFileTests
{
    [Fact]
    public void Services_OfTheFile_AreReadAsTheyAreWritten()
    {
        Assert.Equal(
            ["alertmanager", "grafana", "ingestion", "kafka", "prometheus", "query", "redis", "replay"],
            ComposeFile.Services.Keys.Order(StringComparer.Ordinal));
        Assert.All(ComposeFile.Services.Values, service => Assert.True(service.MemoryBytes >= 64L << 20));
        Assert.Equal(["ingestion", "query", "replay"], ComposeFile.Services.Values.Select(service => service.Target).OfType<string>().Order(StringComparer.Ordinal));

        var worker = ComposeFile.Services["ingestion"];
        Assert.Equal("kafka:9092", worker.Environment["KAFKA_BOOTSTRAP"]);
        Assert.Equal(["CMD", "/healthy", "9464"], worker.HealthCheck);
        Assert.Equal([9464], worker.Ports);
        Assert.Equal([("./deploy/sla", "/etc/streaming/sla")], worker.Mounts);
        Assert.True(worker.IsReadOnly);
        Assert.False(ComposeFile.Services["kafka"].IsReadOnly);
        Assert.Equal("999:1000", ComposeFile.Services["redis"].User);
        Assert.Equal(TimeSpan.FromSeconds(30), worker.StopGrace);
        Assert.Equal(TimeSpan.FromSeconds(10), ComposeFile.Services["query"].StopGrace);
    }

    [Fact]
    public void Kafka_OfTheFile_KeepsEventsLongerThanTheNumbersMadeOfThem()
    {
        var hours = int.Parse(ComposeFile.Services["kafka"].Environment["KAFKA_LOG_RETENTION_HOURS"], CultureInfo.InvariantCulture);

        Assert.True(TimeSpan.FromHours(hours) > new EngineSettings().DaySpan);
    }
}

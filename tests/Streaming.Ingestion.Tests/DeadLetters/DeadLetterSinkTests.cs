using System.Globalization;
using Confluent.Kafka;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Contracts;
using Streaming.Ingestion.DeadLetters;
using Streaming.Ingestion.Tests.Support;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Ingestion.Tests.DeadLetters;

/// <summary>The sink against librdkafka's mock cluster.</summary>
public sealed class DeadLetterSinkTests
{
    private const string Topic = "letters";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task SendAsync_ClientFailsForGood_EachLetterIsWritten()
    {
        await using var kafka = new FaultyKafkaCluster();
        await using var app = Build(kafka);
        var sink = app.Services.GetRequiredService<DeadLetterSink>();
        await sink.SendAsync(LetterOf(0)).WaitAsync(Patience);

        kafka.FailNext(KafkaRequest.Produce, ErrorCode.OutOfOrderSequenceNumber);
        await Task.WhenAll(Enumerable.Range(1, 50).Select(offset => sink.SendAsync(LetterOf(offset)))).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 51), OffsetsOf(kafka).Distinct().Order());
    }

    /// <summary>A worker whose dead letters have one partition, so that there is an order to speak of.</summary>
    private static WebApplication Build(FaultyKafkaCluster kafka)
    {
        kafka.CreateTopic(Topic, leaders: 1);
        return IngestionApp.Build(["--http-port=0", $"--Kafka:Bootstrap={kafka.BootstrapServers}", $"--Ingestion:DeadLetterTopic={Topic}"]);
    }

    private static DeadLetter LetterOf(int offset) => new("tickets", 0, offset, 0, null, [1, 2, 3], null, DeadLetterReasons.NotJson, null);

    /// <summary>The offsets that letters tell of, in the order in which they were written.</summary>
    private static IEnumerable<int> OffsetsOf(FaultyKafkaCluster kafka) =>
        TopicRecords.Read(kafka, Topic).Select(static letter => int.Parse(letter.Key.Split('/')[^1], CultureInfo.InvariantCulture));
}

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
    public async Task SendAsync_ClientFailsForGood_EachLetterIsWrittenInOrder()
    {
        await using var kafka = new FaultyKafkaCluster();
        await using var app = Build(kafka);
        var sink = app.Services.GetRequiredService<DeadLetterSink>();
        await sink.SendAsync(LetterOf(0)).WaitAsync(Patience);

        kafka.FailNext(KafkaRequest.Produce, ErrorCode.OutOfOrderSequenceNumber);
        await Task.WhenAll(Enumerable.Range(1, 50).Select(offset => sink.SendAsync(LetterOf(offset)))).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 51), TopicRecords.LastOfEach(OffsetsOf(kafka)));
    }

    /// <summary>Those behind it are on their way already when the first attempt of one fails: the last that is written of each is in order.</summary>
    [Theory]
    [InlineData(ErrorCode.TopicAuthorizationFailed)]
    [InlineData(ErrorCode.MsgSizeTooLarge)]
    [InlineData(ErrorCode.OutOfOrderSequenceNumber)]
    public async Task SendAsync_FirstAttemptOfOneFails_LettersOfAPartitionLieInTheOrderOfTheirOffsets(ErrorCode error)
    {
        await using var kafka = new FaultyKafkaCluster();
        await using var app = Build(kafka);
        var sink = app.Services.GetRequiredService<DeadLetterSink>();
        await sink.SendAsync(LetterOf(0)).WaitAsync(Patience);
        kafka.Delay(broker: 1, TimeSpan.FromMilliseconds(500));
        kafka.FailNext(KafkaRequest.Produce, error);

        var requests = kafka.Count(KafkaRequest.Produce);
        var letters = new List<Task> { sink.SendAsync(LetterOf(1)) };
        await Eventually.HoldsAsync("on its way", () => kafka.Count(KafkaRequest.Produce) > requests);
        letters.AddRange(Enumerable.Range(2, 20).Select(offset => sink.SendAsync(LetterOf(offset))));
        await Task.WhenAll(letters).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 22), TopicRecords.LastOfEach(OffsetsOf(kafka)));
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

using Streaming.Ingestion.Options;

namespace Streaming.Ingestion.Tests.Options;

public sealed class OptionsTests
{
    [Fact]
    public void Validate_Defaults_AreSound()
    {
        Assert.True(new IngestionOptionsValidator().Validate(null, new IngestionOptions()).Succeeded);
        Assert.True(new KafkaOptionsValidator().Validate(null, new KafkaOptions()).Succeeded);
    }

    [Fact]
    public void Validate_SeveralFaults_NamesEachWithItsKeyAndValue()
    {
        var result = new IngestionOptionsValidator().Validate(null, new IngestionOptions
        {
            Topics = ["a", "a"],
            DeadLetterTopic = "a",
            Consumers = 0,
            CommitInterval = TimeSpan.FromMinutes(1),
        });

        Assert.Equal(
        [
            "Ingestion:Topics is 'a, a' but must name each topic once.",
            "Ingestion:DeadLetterTopic is 'a' but must be a topic that is not consumed.",
            "Ingestion:Consumers is '0' but must be 1 to 64.",
            "Ingestion:CommitInterval is '00:01:00' but must be 00:00:00.0050000 to 00:00:10.",
        ],
            result.Failures);
    }

    [Fact]
    public void Validate_ClientSettingThatTheWorkerReliesOn_IsRefused()
    {
        var result = new KafkaOptionsValidator().Validate(null, new KafkaOptions
        {
            Client = new Dictionary<string, string> { ["auto.offset.reset"] = "earliest", ["security.protocol"] = "ssl" },
        });

        Assert.Equal(["Kafka:Client:auto.offset.reset is 'earliest' but cannot be set: the worker relies on its own."], result.Failures);
    }
}

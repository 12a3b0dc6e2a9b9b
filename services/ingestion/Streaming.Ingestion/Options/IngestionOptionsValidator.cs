using Microsoft.Extensions.Options;
using Streaming.Hosting;

namespace Streaming.Ingestion.Options;

/// <summary>Checks <see cref="IngestionOptions"/> and names every fault at once.</summary>
internal sealed class IngestionOptionsValidator : IValidateOptions<IngestionOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, IngestionOptions options)
    {
        var faults = new FaultList(IngestionOptions.Section);
        var topics = options.AllTopics;
        var shown = string.Join(", ", topics);
        var ofCustomers = options.CustomerConsumers == 0 ? [] : options.AllCustomerTopics;
        faults.Check(
            ofCustomers.All(topic => !string.IsNullOrWhiteSpace(topic) && !topics.Contains(topic))
                && ofCustomers.Distinct(StringComparer.Ordinal).Count() == ofCustomers.Count,
            nameof(options.CustomerTopics),
            string.Join(", ", ofCustomers),
            "must name each topic once, none of it empty, JoinTopic or one of Topics");
        faults.Check(topics.All(topic => !string.IsNullOrWhiteSpace(topic)), nameof(options.Topics), shown, "must name no empty topic");
        faults.Check(topics.Distinct(StringComparer.Ordinal).Count() == topics.Count, nameof(options.Topics), shown, "must name each topic once");
        faults.Check(
            !string.IsNullOrWhiteSpace(options.DeadLetterTopic) && !topics.Contains(options.DeadLetterTopic) && !ofCustomers.Contains(options.DeadLetterTopic),
            nameof(options.DeadLetterTopic),
            options.DeadLetterTopic,
            "must be a topic that is not consumed");
        faults.Check(
            !topics.Contains(options.SlaTopic) && options.SlaTopic != options.DeadLetterTopic,
            nameof(options.SlaTopic),
            options.SlaTopic,
            "must be a topic of its own, or empty");
        CheckNumber(faults, nameof(options.Consumers), options.Consumers, 1, 64);
        CheckNumber(faults, nameof(options.CustomerConsumers), options.CustomerConsumers, 0, 64);
        CheckNumber(faults, nameof(options.BatchEvents), options.BatchEvents, 1, 10_000);
        CheckNumber(faults, nameof(options.CommitBytes), options.CommitBytes, 4 * 1024, 240 * 1024);
        CheckNumber(faults, nameof(options.CommitsInFlight), options.CommitsInFlight, 1, 8);
        CheckNumber(faults, nameof(options.CachedTickets), options.CachedTickets, 1_000, int.MaxValue);
        CheckNumber(faults, nameof(options.OutboxBytes), options.OutboxBytes, 1 << 20, 1 << 30);
        CheckNumber(faults, nameof(options.TopicPartitions), options.TopicPartitions, 1, 1_000);
        faults.Check(
            options.TopicReplication is -1 or (>= 1 and <= 10),
            nameof(options.TopicReplication),
            options.TopicReplication,
            "must be -1 (the broker's default) or 1 to 10");
        CheckTime(faults, nameof(options.CommitInterval), options.CommitInterval, 0.005, 10);
        CheckTime(faults, nameof(options.CatchUpInterval), options.CatchUpInterval, 0.005, 10);
        CheckTime(faults, nameof(options.AllowedLateness), options.AllowedLateness, 0, 86_400);
        CheckTime(faults, nameof(options.Heartbeat), options.Heartbeat, 0.2, 60);
        CheckTime(faults, nameof(options.EndOffsetInterval), options.EndOffsetInterval, 0.02, 2);
        CheckTime(faults, nameof(options.SweepInterval), options.SweepInterval, 0.1, 3600);
        CheckTime(faults, nameof(options.TopicCheckInterval), options.TopicCheckInterval, 1, 600);
        CheckTime(faults, nameof(options.DrainTimeout), options.DrainTimeout, 1, 300);
        return faults.ToResult();
    }

    private static void CheckNumber(FaultList faults, string key, int value, int from, int to) =>
        faults.Check(value >= from && value <= to, key, value, $"must be {from} to {to}");

    private static void CheckTime(FaultList faults, string key, TimeSpan value, double fromSeconds, double toSeconds) =>
        faults.Check(
            value >= TimeSpan.FromSeconds(fromSeconds) && value <= TimeSpan.FromSeconds(toSeconds),
            key,
            value,
            $"must be {TimeSpan.FromSeconds(fromSeconds)} to {TimeSpan.FromSeconds(toSeconds)}");
}

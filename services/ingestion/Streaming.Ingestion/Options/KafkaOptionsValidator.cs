using Microsoft.Extensions.Options;
using Streaming.Hosting;

namespace Streaming.Ingestion.Options;

/// <summary>Checks <see cref="KafkaOptions"/> and names every fault at once.</summary>
internal sealed class KafkaOptionsValidator : IValidateOptions<KafkaOptions>
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "bootstrap.servers",
        "group.id",
        "enable.auto.commit",
        "enable.auto.offset.store",
        "auto.offset.reset",
        "enable.partition.eof",
        "partition.assignment.strategy",
        "session.timeout.ms",
        "acks",
        "enable.idempotence",
        "isolation.level",
    };

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, KafkaOptions options)
    {
        var faults = new FaultList(KafkaOptions.Section);
        faults.Check(!string.IsNullOrWhiteSpace(options.Bootstrap), nameof(options.Bootstrap), options.Bootstrap, "must be host:port");
        faults.Check(!string.IsNullOrWhiteSpace(options.GroupId), nameof(options.GroupId), options.GroupId, "must not be empty");
        faults.Check(
            !string.IsNullOrWhiteSpace(options.CustomerGroupId) && options.CustomerGroupId != options.GroupId,
            nameof(options.CustomerGroupId),
            options.CustomerGroupId,
            "must not be empty, nor the group of tickets");
        faults.Check(
            options.SessionTimeout >= TimeSpan.FromSeconds(6) && options.SessionTimeout <= TimeSpan.FromMinutes(30),
            nameof(options.SessionTimeout),
            options.SessionTimeout,
            "must be 6 seconds to 30 minutes");
        faults.Check(
            options.RequestTimeout >= TimeSpan.FromSeconds(1) && options.RequestTimeout <= TimeSpan.FromMinutes(5),
            nameof(options.RequestTimeout),
            options.RequestTimeout,
            "must be 1 second to 5 minutes");
        foreach (var key in options.Client?.Keys ?? [])
        {
            faults.Check(!Reserved.Contains(key), $"{nameof(options.Client)}:{key}", options.Client![key], "cannot be set: the worker relies on its own");
        }

        return faults.ToResult();
    }
}

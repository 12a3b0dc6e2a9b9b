using Streaming.Demo.DeadLetters;

namespace Streaming.Demo.Reports;

/// <summary>What was not an event, and why.</summary>
/// <param name="Total">Records on the dead-letter topic, each once.</param>
/// <param name="ByReason">Their number by reason.</param>
/// <param name="Missed">Letters that the broker dropped before they were counted; the total lacks them.</param>
/// <param name="Samples">The first ten.</param>
public sealed record DeadLetterReport(long Total, IReadOnlyDictionary<string, long> ByReason, long Missed, IReadOnlyList<DeadLetter> Samples);

/// <summary>What was replayed.</summary>
/// <param name="Source">Path of the events as given, <c>-</c> for standard input, <c>bundled</c> for the tickets that come along.</param>
/// <param name="Sent">Lines that Kafka stored.</param>
/// <param name="NotEvents">Of those, lines that no event's envelope could be read from.</param>
/// <param name="Refused">Lines that no broker takes for their size.</param>
/// <param name="ShiftSeconds">What was added to the events' times.</param>
/// <param name="ElapsedSeconds">From the first line to the last one stored.</param>
/// <param name="VisibleSeconds">From the first line until all of it was in the numbers.</param>
/// <param name="Synthetic">Of the lines, those made up to go with the bundled tickets.</param>
/// <param name="CutOffAfter">The line after which the events broke off, their gzip being cut short or damaged; null when they were read to their end.</param>
public sealed record EventReport(
    string Source,
    long Sent,
    long NotEvents,
    long Refused,
    double ShiftSeconds,
    double ElapsedSeconds,
    double VisibleSeconds,
    long Synthetic,
    long? CutOffAfter);

/// <summary>What the worker made of it, from its metrics.</summary>
/// <param name="Applied">Events applied, duplicates included.</param>
/// <param name="Duplicates">Events that were known already.</param>
/// <param name="Late">Events that were read behind the watermark of their shard. In a replay that depends on how partitions happen to be read; the numbers do not.</param>
/// <param name="Expired">Events too old to be applied.</param>
/// <param name="UnknownType">Events of types that are not read.</param>
/// <param name="IdConflicts">Events with the identity of another one and other content.</param>
public sealed record PipelineReport(long Applied, long Duplicates, long Late, long Expired, long UnknownType, long IdConflicts);

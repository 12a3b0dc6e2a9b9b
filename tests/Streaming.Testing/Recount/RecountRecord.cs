namespace Streaming.Testing.Recount;

/// <summary>One record of a raw event log, before anything is known about it.</summary>
/// <param name="Json">The record's value: one structured CloudEvent as JSON text, or whatever stands in its place.</param>
/// <param name="RecordTimestampMs">The Kafka timestamp of the record, Unix milliseconds.</param>
public sealed record RecountRecord(string Json, long RecordTimestampMs);

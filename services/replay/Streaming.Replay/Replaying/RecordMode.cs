namespace Streaming.Replay.Replaying;

/// <summary>How an event is laid into a Kafka record.</summary>
public enum RecordMode
{
    /// <summary>The record's value is the whole event.</summary>
    Structured,

    /// <summary>The record's value is the event's data; its attributes are headers.</summary>
    Binary,
}

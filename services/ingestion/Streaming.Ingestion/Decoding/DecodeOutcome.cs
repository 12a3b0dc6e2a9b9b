namespace Streaming.Ingestion.Decoding;

/// <summary>What became of a record's value.</summary>
public enum DecodeOutcome : byte
{
    /// <summary>A valid event was added to the batch.</summary>
    Decoded = 0,

    /// <summary>A sound CloudEvent of a type that this service does not read: counted and skipped.</summary>
    UnknownType = 1,

    /// <summary>Not a valid event: it goes to the dead letters. The batch is as it was.</summary>
    Invalid = 2,
}

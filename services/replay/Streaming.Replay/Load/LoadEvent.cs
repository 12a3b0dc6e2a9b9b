namespace Streaming.Replay.Load;

/// <summary>Where things are in a load event that was just written, and when it happened.</summary>
/// <param name="Length">Bytes of the event.</param>
/// <param name="KeyStart">Where the record's key, the ticket id, begins in it.</param>
/// <param name="KeyLength">Bytes of the key.</param>
/// <param name="TimeMs">The event time, Unix milliseconds.</param>
public readonly record struct LoadEvent(int Length, int KeyStart, int KeyLength, long TimeMs);

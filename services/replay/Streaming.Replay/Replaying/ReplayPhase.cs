namespace Streaming.Replay.Replaying;

/// <summary>What a replay is doing.</summary>
public enum ReplayPhase
{
    /// <summary>Reads the input once to learn which time it covers.</summary>
    Scanning,

    /// <summary>Sends.</summary>
    Sending,

    /// <summary>Waits for the moment at which the next event is due.</summary>
    Pacing,

    /// <summary>Waits for the reader to consume: the broker would not keep more.</summary>
    WaitingForReader,

    /// <summary>Everything is sent and stored.</summary>
    Done,
}

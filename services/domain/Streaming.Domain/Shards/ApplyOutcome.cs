namespace Streaming.Domain.Shards;

/// <summary>What became of an event that was given to a shard.</summary>
public enum ApplyOutcome
{
    /// <summary>It changed the shard.</summary>
    Applied,

    /// <summary>The shard knew it already.</summary>
    Duplicate,

    /// <summary>It replaced, or was beaten by, another revision with the same identity.</summary>
    Superseded,

    /// <summary>It has the identity and revision of another event and other content; the greater of both is kept.</summary>
    IdConflict,

    /// <summary>It lies too far in the past, or before the facts that its ticket has settled: counted, not applied.</summary>
    Expired,

    /// <summary>It lies too far in the future: a dead letter.</summary>
    Future,
}

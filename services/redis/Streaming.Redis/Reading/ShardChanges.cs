using Streaming.Domain.Shards;

namespace Streaming.Redis.Reading;

/// <summary>What a reader finds when it asks what changed.</summary>
/// <param name="Guard">The guard at that moment; <see langword="null"/> when the shard was never acquired.</param>
public abstract record ShardReading(ShardGuard? Guard);

/// <summary>The shard was never acquired: there is nothing to read yet.</summary>
public sealed record ShardAbsent() : ShardReading(Guard: null);

/// <summary>
/// The changes that follow what the reader has: applied in their order, they make the state at <see cref="Through"/>. The guard's meta
/// describes the guard's version, so it belongs to that state only once <see cref="IsComplete"/>; until then, what the last entry of the cell log
/// ends with belongs to that entry's version.
/// </summary>
/// <param name="Guard">The guard at that moment.</param>
/// <param name="Through">The version that the entries lead to, and to ask from next; versions without an entry changed no cell.</param>
/// <param name="Entries">The entries of the cell log, by rising version; may be empty.</param>
public sealed record ShardChanges(ShardGuard Guard, long Through, IReadOnlyList<ShardLogEntry> Entries) : ShardReading(Guard)
{
    /// <summary>The entries of the ticket log, by rising version; empty where they were not asked for.</summary>
    public IReadOnlyList<ShardLogEntry> Tickets { get; init; } = [];

    /// <summary>Whether nothing further was stored when this was read.</summary>
    public bool IsComplete => Through == Guard!.Version;
}

/// <summary>The reader cannot go on from what it has and must load the shard anew.</summary>
/// <param name="Guard">The guard at that moment.</param>
/// <param name="Reason">Why.</param>
public sealed record ShardReload(ShardGuard Guard, ReloadReason Reason) : ShardReading(Guard);

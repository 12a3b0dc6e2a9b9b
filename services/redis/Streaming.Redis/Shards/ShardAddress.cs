namespace Streaming.Redis.Shards;

/// <summary>Where a shard is stored.</summary>
/// <param name="Prefix">Begins every key, so that several installations (or a shadow rebuild) can share a server; without braces.</param>
/// <param name="Group">The consumer group's part of the state, for instance <c>tickets</c>; without braces.</param>
/// <param name="Number">The partition number.</param>
public readonly record struct ShardAddress(string Prefix, string Group, int Number)
{
    /// <summary>The address as it stands in keys and logs: prefix, group and number, joined by colons.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Prefix}:{Group}:{Number}");
}

using Streaming.Domain.Names;
using Streaming.Domain.Sla.Policies;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>A policy as the tickets of one tenant meet it in one shard.</summary>
/// <param name="version">The version that it belongs to.</param>
/// <param name="policy">The policy.</param>
/// <param name="name">The number of its name.</param>
internal sealed class ClockPolicy(SlaPolicyVersion version, SlaPolicy policy, NameId name)
{
    private readonly SlaTarget?[] _targets =
        [.. Enumerable.Range(0, ClockKinds.Count).Select(kind => policy.Target((ClockKind)kind))];

    /// <summary>The version that it belongs to.</summary>
    public SlaPolicyVersion Version => version;

    /// <summary>The policy.</summary>
    public SlaPolicy Policy => policy;

    /// <summary>The number of its name.</summary>
    public NameId Name => name;

    /// <summary>The target for a kind of clock, or <see langword="null"/>.</summary>
    /// <param name="kind">The kind.</param>
    public SlaTarget? Target(ClockKind kind) => _targets[(int)kind];
}

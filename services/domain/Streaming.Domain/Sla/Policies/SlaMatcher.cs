using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Policies;

/// <summary>Finds a ticket's policy by the numbers of its attributes in one shard. Compares no text: every name is looked at once.</summary>
/// <param name="policies">The policies.</param>
/// <param name="names">The shard's names.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class SlaMatcher(SlaPolicySet policies, NameTable names)
{
    private readonly SlaVersionMatcher?[] _versions = new SlaVersionMatcher?[policies.Versions.Count];

    /// <summary>The first policy of a version that matches a ticket.</summary>
    /// <param name="versionIndex">The version's place in the set; -1 for none.</param>
    /// <param name="tenant">The ticket's tenant.</param>
    /// <param name="values">The ticket's attributes.</param>
    /// <returns><see langword="null"/> where none does.</returns>
    public SlaPolicy? Match(int versionIndex, NameId tenant, in Attribution values)
    {
        if (versionIndex < 0)
        {
            return null;
        }

        var version = _versions[versionIndex] ??= new SlaVersionMatcher(policies.Versions[versionIndex], names);
        return version.Match(tenant, values);
    }
}

using Streaming.Domain.Sla.Policies;

namespace Streaming.Hosting;

/// <summary>The domain's own policies and calendars from <see cref="SlaOptions"/>.</summary>
internal static class SlaPolicySetReader
{
    /// <summary>Reads the options, and the files that they name.</summary>
    /// <param name="options">The options.</param>
    /// <param name="folder">What relative paths are relative to.</param>
    /// <param name="faults">Receives every fault.</param>
    /// <returns>The policies; without those that have faults.</returns>
    public static SlaPolicySet Read(SlaOptions options, string folder, FaultList faults)
    {
        var calendars = SlaCalendars.Read(options, folder, faults);
        var versions = new SlaVersionReader(calendars, faults).Read(options);
        return new SlaPolicySet(versions, calendars.Default, calendars.ByTenant);
    }
}

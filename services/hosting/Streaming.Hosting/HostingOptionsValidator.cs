using System.Net;
using Microsoft.Extensions.Options;

namespace Streaming.Hosting;

/// <summary>Checks <see cref="HostingOptions"/> and names every fault at once.</summary>
internal sealed class HostingOptionsValidator : IValidateOptions<HostingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, HostingOptions options)
    {
        var faults = new FaultList(HostingOptions.Section);
        faults.Check(
            options.Address == "*" || IPAddress.TryParse(options.Address, out _),
            nameof(options.Address),
            options.Address,
            "must be an IP address, or * for all");
        faults.Check(
            options.HttpPort is null or (>= 0 and <= 65535),
            nameof(options.HttpPort),
            options.HttpPort,
            "must be 0 (any free port) to 65535");
        return faults.ToResult();
    }
}

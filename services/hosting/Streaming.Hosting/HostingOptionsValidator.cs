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
        if (options.UrlsFile is { Length: > 0 } path && WhyUnwritable(path) is { } reason)
        {
            faults.Add(nameof(options.UrlsFile), path, $"must be a file that can be written: {reason.TrimEnd('.')}");
        }

        return faults.ToResult();
    }

    // Found when the host listens, nobody would be told: whoever waits for the file would wait for good.
    private static string? WhyUnwritable(string path)
    {
        if (Directory.Exists(path))
        {
            return "a folder has this name";
        }

        try
        {
            File.Create(UrlReporter.PartialOf(path), 1, FileOptions.DeleteOnClose).Dispose();
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return fault.Message;
        }
    }
}

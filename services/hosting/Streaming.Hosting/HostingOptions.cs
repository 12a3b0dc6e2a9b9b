namespace Streaming.Hosting;

/// <summary>What every host of the system is told about its own surface: where it listens and whom it tells.</summary>
public sealed record HostingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Hosting";

    /// <summary>
    /// IP address to listen on: an address, or <c>*</c> for all of IPv4. Default <c>127.0.0.1</c>, so that nothing is reachable from outside
    /// unless somebody asked for it.
    /// </summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Port of HTTP/1.1: <c>/metrics</c>, <c>/health</c> and whatever pages the host has. 0 to 65535; 0 takes a free port. Default: the host's own.</summary>
    public int? HttpPort { get; init; }

    /// <summary>
    /// File that receives the URLs actually bound, as one JSON object from listener name to URL, once the host listens. Default: none.
    /// </summary>
    public string? UrlsFile { get; init; }
}

using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Streaming.Hosting;

/// <summary>The listeners of a host and, once it has started, the ports that they really got.</summary>
public sealed class BoundListeners
{
    private readonly List<(string Name, ListenOptions Listen)> _listeners = [];

    /// <summary>
    /// URL by listener name, <c>http</c> first; meaningful once the host has started. Empty where the host runs without sockets, as on a
    /// test server.
    /// </summary>
    public IReadOnlyDictionary<string, Uri> Urls =>
        _listeners.ToDictionary(entry => entry.Name, entry => ToUrl(entry.Listen), StringComparer.Ordinal);

    internal void Add(string name, ListenOptions listen) => _listeners.Add((name, listen));

    private static Uri ToUrl(ListenOptions listen)
    {
        var endPoint = listen.IPEndPoint!;
        var isAny = endPoint.Address.Equals(System.Net.IPAddress.Any) || endPoint.Address.Equals(System.Net.IPAddress.IPv6Any);
        return new UriBuilder("http", isAny ? "localhost" : endPoint.Address.ToString(), endPoint.Port).Uri;
    }
}

using System.Net;
using System.Net.Sockets;

namespace Streaming.Testing.Servers.Processes;

/// <summary>Finds loopback ports for servers that must be told theirs before they start.</summary>
public static class FreePort
{
    /// <summary>A port that nobody listens on now. Another process may take it first; whoever starts a server tries again then.</summary>
    public static int Next() => Next(1)[0];

    /// <summary>Several different such ports.</summary>
    /// <param name="count">How many.</param>
    public static int[] Next(int count)
    {
        var listeners = new TcpListener[count];
        var ports = new int[count];
        for (var i = 0; i < count; i++)
        {
            listeners[i] = new TcpListener(IPAddress.Loopback, 0);
            listeners[i].Start();
            ports[i] = ((IPEndPoint)listeners[i].LocalEndpoint).Port;
        }

        foreach (var listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }
}

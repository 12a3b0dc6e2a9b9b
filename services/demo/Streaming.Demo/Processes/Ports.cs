using System.Net;
using System.Net.Sockets;

namespace Streaming.Demo.Processes;

/// <summary>Loopback ports.</summary>
internal static class Ports
{
    /// <summary>Ports that nobody listens on now. Another process may take one first.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Different ports.</returns>
    public static int[] Free(int count)
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

    /// <summary>Refuses a port that somebody listens on.</summary>
    /// <param name="port">The port; 0, any free one, is never refused.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="DemoException">It is taken, or may not be used.</exception>
    public static void MustBeFree(int port, string option)
    {
        if (port == 0)
        {
            return;
        }

        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException refused)
        {
            var why = refused.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is taken" : "cannot be used here";
            throw new DemoException($"Port {port} {why}. Name another one with {option}, or 0 for any free one.", Cli.ExitCodes.BadOption);
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Streaming.Testing.Servers.Network;

/// <summary>
/// A TCP proxy on a loopback port that can lose what it carries, at a chosen request: the request itself, or the reply to it. Whatever is
/// lost, the connection is cut, as a network that fails would do. It can also hold a request back until something else has happened.
/// </summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly int _targetPort;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Link, Task> _links = new();
    private readonly Task _accepting;
    private Fault? _fault;
    private Hold? _hold;
    private int _cuts;

    /// <summary>Starts a proxy.</summary>
    /// <param name="targetPort">The loopback port of the server behind it.</param>
    /// <param name="port">The proxy's own loopback port; 0 for any that is free.</param>
    public CuttingProxy(int targetPort, int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _targetPort = targetPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The proxy's own loopback port.</summary>
    public int Port { get; }

    /// <summary>Number of connections cut by a fault so far.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Loses the next request that holds some bytes: the server never sees it.</summary>
    /// <param name="marker">The bytes.</param>
    public void LoseRequest(ReadOnlyMemory<byte> marker) => Volatile.Write(ref _fault, new Fault(marker, LoseReply: false));

    /// <summary>Loses the reply to the next request that holds some bytes: the server performs it, the client never knows.</summary>
    /// <param name="marker">The bytes.</param>
    public void LoseReply(ReadOnlyMemory<byte> marker) => Volatile.Write(ref _fault, new Fault(marker, LoseReply: true));

    /// <summary>Lets something else happen while the next request that holds some bytes is on its way: the server sees that one afterwards.</summary>
    /// <param name="marker">The bytes.</param>
    /// <param name="first">What happens first.</param>
    public void LetHappenBefore(ReadOnlyMemory<byte> marker, Func<Task> first) => Volatile.Write(ref _hold, new Hold(marker, first));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        foreach (var link in _links.Keys)
        {
            link.Cut();
        }

        await Task.WhenAll(_links.Values);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _targetPort, _stopping.Token);
                var link = new Link(this, client, server);
                _links[link] = link.RunAsync();
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped, or the server behind is gone: nobody can connect any more.
        }
    }

    private sealed record Fault(ReadOnlyMemory<byte> Marker, bool LoseReply);

    private sealed record Hold(ReadOnlyMemory<byte> Marker, Func<Task> First);

    private sealed class Link(CuttingProxy proxy, TcpClient client, TcpClient server)
    {
        private volatile bool _loseReply;

        public async Task RunAsync()
        {
            client.NoDelay = server.NoDelay = true;
            await Task.WhenAll(PumpAsync(client, server, PassRequest, HoldRequestAsync), PumpAsync(server, client, PassReply, static _ => Task.CompletedTask));
        }

        public void Cut()
        {
            client.Close();
            server.Close();
        }

        private bool PassRequest(ReadOnlySpan<byte> bytes)
        {
            var fault = Volatile.Read(ref proxy._fault);
            if (fault is null || bytes.IndexOf(fault.Marker.Span) < 0
                || Interlocked.CompareExchange(ref proxy._fault, null, fault) != fault)
            {
                return true;
            }

            _loseReply = fault.LoseReply;
            return fault.LoseReply;
        }

        private Task HoldRequestAsync(ReadOnlyMemory<byte> bytes)
        {
            var hold = Volatile.Read(ref proxy._hold);
            return hold is null || bytes.Span.IndexOf(hold.Marker.Span) < 0 || Interlocked.CompareExchange(ref proxy._hold, null, hold) != hold
                ? Task.CompletedTask
                : hold.First();
        }

        private bool PassReply(ReadOnlySpan<byte> bytes) => !_loseReply;

        private async Task PumpAsync(TcpClient from, TcpClient to, Passing pass, Func<ReadOnlyMemory<byte>, Task> hold)
        {
            var buffer = new byte[64 * 1024];
            try
            {
                var source = from.GetStream();
                var target = to.GetStream();
                while (await source.ReadAsync(buffer) is > 0 and var read)
                {
                    if (!pass(buffer.AsSpan(0, read)))
                    {
                        Interlocked.Increment(ref proxy._cuts);
                        break;
                    }

                    await hold(buffer.AsMemory(0, read));
                    await target.WriteAsync(buffer.AsMemory(0, read));
                }
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException or SocketException)
            {
                // The other side, or the other pump, has closed the connection.
            }

            Cut();
        }

        private delegate bool Passing(ReadOnlySpan<byte> bytes);
    }
}

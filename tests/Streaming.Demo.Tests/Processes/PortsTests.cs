using System.Net;
using System.Net.Sockets;
using Streaming.Demo.Cli;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Tests.Processes;

public sealed class PortsTests
{
    [Fact]
    public void MustBeFree_TakenPort_IsOneLineThatNamesPortAndOption()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var refused = Assert.Throws<DemoException>(() => Ports.MustBeFree(port, "--grpc-port"));

        Assert.Equal($"Port {port} is taken. Name another one with --grpc-port, or 0 for any free one.", refused.Message);
        Assert.Equal(ExitCodes.BadOption, refused.ExitCode);
    }

    [Fact]
    public void MustBeFree_FreePortOrZero_IsAccepted()
    {
        Ports.MustBeFree(Ports.Free(1)[0], "--grpc-port");
        Ports.MustBeFree(0, "--grpc-port");
    }

    [Fact]
    public void Free_Several_AreDifferent() => Assert.Equal(5, Ports.Free(5).Distinct().Count());
}

using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Streaming.Hosting;

/// <summary>A port that a host listens on beside its HTTP/1.1 port, such as the query service's gRPC port.</summary>
/// <param name="Name">Name under which the bound URL is reported, such as <c>grpc</c>.</param>
/// <param name="Port">0 to 65535; 0 takes a free port.</param>
/// <param name="Protocols">What is spoken there.</param>
public sealed record HostListener(string Name, int Port, HttpProtocols Protocols);

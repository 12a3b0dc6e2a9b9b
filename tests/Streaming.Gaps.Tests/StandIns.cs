namespace Streaming.Gaps.Tests;

/// <summary>The assemblies that stand-ins take the place of, by file name without extension.</summary>
internal static class StandIns
{
    /// <summary>Every stand-in with code, and the page of official signatures that it is held against, where there is one.</summary>
    public static readonly IReadOnlyDictionary<string, string?> All = new Dictionary<string, string?>
    {
        ["Grpc.AspNetCore.HealthChecks"] = null,
        ["Grpc.AspNetCore.Server.Reflection"] = null,
        ["Grpc.Core.Api"] = "Grpc.Core.Api.txt",
        ["Grpc.HealthCheck"] = null,
        ["Grpc.Net.Common"] = "Grpc.Net.Common.txt",
        ["Grpc.Reflection"] = null,
        ["Pipelines.Sockets.Unofficial"] = "Pipelines.Sockets.Unofficial.txt",
        ["Prometheus.AspNetCore"] = "prometheus-net.AspNetCore.txt",
        ["Prometheus.NetStandard"] = "prometheus-net.txt",
    };

    /// <summary>The file of an assembly of this test's own output.</summary>
    public static string FileOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
}

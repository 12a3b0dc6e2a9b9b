using System.Globalization;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Kpis;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Integration.Tests.Replays;
using Streaming.Testing.Recount;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Processes;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Clients;

/// <summary>Strangers at the doors of a pipeline that serves: Python, clients without a proto file, Prometheus.</summary>
[Collection(SharedServers.Name)]
public sealed class ServingClientTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const string Python = "/usr/bin/python3";

    [SkippableFact]
    public async Task Serve_BundledWeek_StrangersUnderstandIt()
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);
        await pipeline.CreateTopicsAsync();
        var worker = await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        using var sender = new EventSender(pipeline);
        await sender.SendAsync(BundledLog.Lines);
        await using var store = pipeline.OpenStore();
        var end = await store.WaitForReplayAsync(sender.Sent);
        await query.WaitForAsync(end);

        await AssertReflectedAsync(query);
        await AssertHealthyAsync(query);
        await AssertMetricsAsync(worker);
        await AssertMetricsAsync(query.Host);
        await AssertPythonAsync(query, end);
    }

    // As grpcurl lists services and describes a symbol.
    private static async Task AssertReflectedAsync(QueryClient query)
    {
        using var call = new ServerReflection.ServerReflectionClient(query.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Superset(
            new HashSet<string> { "grpc.health.v1.Health", "streaming.kpi.v1.KpiService" },
            call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToHashSet());

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { FileContainingSymbol = "streaming.kpi.v1.KpiService" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Contains(KpiReflection.Descriptor.SerializedData, call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto);
        await call.RequestStream.CompleteAsync();
    }

    private static async Task AssertHealthyAsync(QueryClient query)
    {
        var health = new Health.HealthClient(query.Channel);
        await Wait.UntilAsync(
            async () => (await health.CheckAsync(new HealthCheckRequest())).Status == HealthCheckResponse.Types.ServingStatus.Serving,
            () => $"the service does not serve. {query.Host.Output}");
    }

    private static async Task AssertMetricsAsync(HostProcess host)
    {
        Requires.Part(Executables.Find("promtool") is not null, "promtool", "install Debian's prometheus.", Executables.CanInstallPackages());
        var (exitCode, output, errors) = await CommandLine.RunAsync(Path.GetTempPath(), "promtool", ["check", "metrics"], await host.MetricsAsync());
        Assert.True(exitCode == 0 && output.Length == 0 && errors.Length == 0, output + errors);
    }

    private static async Task AssertPythonAsync(QueryClient query, long end)
    {
        var plugin = Executables.Find("grpc_python_plugin");
        var isThere = plugin is not null && Executables.Find("protoc") is not null && File.Exists(Python)
            && (await CommandLine.RunAsync("/", Python, ["-c", "import grpc, google.protobuf"])).ExitCode == 0;
        Requires.Part(
            isThere, "A Python gRPC client", "install Debian's python3-grpcio, protobuf-compiler-grpc and libprotobuf-dev.", Executables.CanInstallPackages());

        using var folder = new TemporaryFolder();
        var protos = Path.Combine(RepositoryRoot.FullPath, "contracts", "grpc");
        await CommandLine.MustAsync(
            folder.FullPath, "protoc", $"-I{protos}", "-I/usr/include", $"--plugin=protoc-gen-grpc_python={plugin}", "--python_out=.", "--grpc_python_out=.", "streaming/kpi/v1/kpi.proto");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Clients", "client.py"), folder["client.py"]);
        var address = query.Host.Urls["grpc"].Authority;
        var lines = (await CommandLine.MustAsync(folder.FullPath, Python, "client.py", address, "2016-03-04T00:00:00Z", "2016-03-12T00:00:00Z"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var priorities = BundledLog.Recount(end).Evaluate(
            new RecountQuery(BundledLog.FromMs, BundledLog.ToMs) { GroupBy = [RecountDimension.Priority] });
        Assert.All(priorities, priority => Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{priority.Key} tickets_total {priority.Value.TicketsCreated}.0"), lines));
        Assert.Contains("1 csat_mean absent", lines);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"kpis {KpiRegistry.All.Count}"), lines);
        Assert.Contains("watched backlog", lines);
        Assert.Contains("refused INVALID_ARGUMENT group_by[0]", lines);
    }
}

using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Kpis;
using Streaming.Query.Tests.Support;
using HealthService = Grpc.Health.V1.Health;

namespace Streaming.Query.Tests.Grpc;

public sealed class StandardServicesTests
{
    private const string Service = "streaming.kpi.v1.KpiService";
    private const string TicketService = "streaming.kpi.v1.TicketService";

    [Fact]
    public async Task Health_IndexLoaded_IsServing()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await host.RefreshAsync();
        var health = new HealthService.HealthClient(host.Channel);

        var response = await health.CheckAsync(new HealthCheckRequest { Service = Service });

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, response.Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Health_NoShards_IsNotServingAndCallsAreUnavailable()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(), SmallDesk.Now);
        await host.RefreshAsync();
        var health = new HealthService.HealthClient(host.Channel);

        var response = await health.CheckAsync(new HealthCheckRequest());
        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Client.GetKpisAsync(new GetKpisRequest()).ResponseAsync);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, response.Status);
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await host.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Http.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Reflection_ListServices_NamesTheServices()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        using var call = new ServerReflection.ServerReflectionClient(host.Channel).ServerReflectionInfo();

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Contains(call.ResponseStream.Current.ListServicesResponse.Service, service => service.Name == Service);
        Assert.Contains(call.ResponseStream.Current.ListServicesResponse.Service, service => service.Name == TicketService);
        await call.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task ListKpis_Always_DescribesTheRegistryAndTheCubes()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(), SmallDesk.Now);

        var response = await host.Client.ListKpisAsync(new ListKpisRequest());

        Assert.Equal(KpiRegistry.All.Select(kpi => kpi.Definition.Key), response.Kpis.Select(kpi => kpi.Key));
        Assert.Equal(["main", "agent", "customer", "base", "product", "topic", "business"], response.Cubes.Select(cube => cube.Name));
        Assert.Equal(["team", "channel", "category", "priority"], response.Cubes[0].Dimensions);
        Assert.Equal("1h", response.Cubes[1].ShortestWindow);
        Assert.All(response.Kpis, kpi => Assert.NotEqual(Unit.Unspecified, kpi.Unit));
    }
}

using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1Alpha;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Streaming.Gaps.Tests.Behaviour;

public sealed class GrpcTests : IAsyncLifetime
{
    private WebApplication? _application;
    private GrpcChannel? _channel;
    private volatile HealthStatus _health = HealthStatus.Healthy;

    private GrpcChannel Channel => _channel!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddGrpcHealthChecks(static options => options.Services.Map("ready", static check => check.Tags.Contains("ready")))
            .AddCheck("redis", () => new HealthCheckResult(_health), ["ready"])
            .AddCheck("process", static () => HealthCheckResult.Healthy());
        builder.Services.AddGrpcReflection();
        _application = builder.Build();
        _application.MapGrpcHealthChecksService();
        _application.MapGrpcReflectionService();
        await _application.StartAsync();
        _channel = GrpcChannel.ForAddress(_application.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        _channel?.Dispose();
        await _application!.DisposeAsync();
    }

    [Theory]
    [InlineData("", HealthStatus.Healthy, HealthCheckResponse.Types.ServingStatus.Serving)]
    [InlineData("ready", HealthStatus.Degraded, HealthCheckResponse.Types.ServingStatus.Serving)]
    [InlineData("ready", HealthStatus.Unhealthy, HealthCheckResponse.Types.ServingStatus.NotServing)]
    public async Task Check_AServiceThatIsKnown_TellsItsChecks(string service, HealthStatus health, HealthCheckResponse.Types.ServingStatus expected)
    {
        _health = health;

        var answer = await new Health.HealthClient(Channel).CheckAsync(new HealthCheckRequest { Service = service });

        Assert.Equal(expected, answer.Status);
    }

    [Fact]
    public async Task Check_AServiceThatIsNotKnown_IsNotFound()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await new Health.HealthClient(Channel).CheckAsync(new HealthCheckRequest { Service = "unknown" }));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Watch_UntilTheClientGivesUp_TellsTheStatusFirst()
    {
        using var call = new Health.HealthClient(Channel).Watch(new HealthCheckRequest { Service = "ready" });

        Assert.True(await call.ResponseStream.MoveNext());

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, call.ResponseStream.Current.Status);
    }

    [Theory]
    [InlineData("grpc.reflection.v1alpha.ServerReflection")]
    [InlineData("grpc.reflection.v1.ServerReflection")]
    public async Task Reflection_InBothVersions_ListsServicesAndDescribesThem(string version)
    {
        var questions = new[]
        {
            new ServerReflectionRequest { ListServices = "" },
            new ServerReflectionRequest { FileContainingSymbol = "grpc.health.v1.Health.Check" },
            new ServerReflectionRequest { FileByFilename = "no.proto" },
        };

        var answers = await AskAsync(version, questions);

        Assert.Contains("grpc.health.v1.Health", answers[0].ListServicesResponse.Service.Select(static service => service.Name));
        var file = FileDescriptorProto.Parser.ParseFrom(answers[1].FileDescriptorResponse.FileDescriptorProto[0]);
        Assert.Equal("grpc.health.v1", file.Package);
        Assert.Equal("Health", file.Service.Single().Name);
        Assert.Equal((int)StatusCode.NotFound, answers[2].ErrorResponse.ErrorCode);
    }

    /// <summary>Asks one question after the other; the messages of both versions are the same on the wire.</summary>
    private async Task<List<ServerReflectionResponse>> AskAsync(string service, ServerReflectionRequest[] questions)
    {
        var method = new Method<ServerReflectionRequest, ServerReflectionResponse>(
            MethodType.DuplexStreaming,
            service,
            "ServerReflectionInfo",
            Marshallers.Create(static message => message.ToByteArray(), ServerReflectionRequest.Parser.ParseFrom),
            Marshallers.Create(static message => message.ToByteArray(), ServerReflectionResponse.Parser.ParseFrom));
        using var call = Channel.CreateCallInvoker().AsyncDuplexStreamingCall(method, null, default);
        var answers = new List<ServerReflectionResponse>();
        foreach (var question in questions)
        {
            await call.RequestStream.WriteAsync(question);
            Assert.True(await call.ResponseStream.MoveNext());
            answers.Add(call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        return answers;
    }
}

using Grpc.AspNetCore.Server.Reflection;
using Grpc.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the gRPC reflection service.</summary>
public static class GrpcReflectionServiceExtensions
{
    public static IServiceCollection AddGrpcReflection(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddGrpc();
        // Made at the first question, when all services are mapped.
        services.TryAddSingleton(static provider => new ReflectionServiceImpl(MappedServices.Of(provider.GetRequiredService<EndpointDataSource>())));
        services.TryAddSingleton(static provider => new ReflectionV1ServiceImpl(MappedServices.Of(provider.GetRequiredService<EndpointDataSource>())));
        return services;
    }
}

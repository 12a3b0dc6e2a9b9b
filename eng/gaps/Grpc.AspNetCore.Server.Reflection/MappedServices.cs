using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;

namespace Grpc.AspNetCore.Server.Reflection;

/// <summary>The services that an application maps, found among its endpoints.</summary>
internal static class MappedServices
{
    public static ServiceDescriptor[] Of(EndpointDataSource endpoints)
        => [.. endpoints.Endpoints
            .Select(static endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Select(Descriptor)
            .OfType<ServiceDescriptor>()];

    /// <summary>The descriptor beside the generated base class; a service written without protobuf has none.</summary>
    private static ServiceDescriptor? Descriptor(Type service)
    {
        var binding = (BindServiceMethodAttribute?)Attribute.GetCustomAttribute(service, typeof(BindServiceMethodAttribute), inherit: true);
        return binding?.BindType.GetProperty("Descriptor")?.GetValue(null) as ServiceDescriptor;
    }
}

using System.Collections;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Which health checks stand for which gRPC service.</summary>
public sealed class GrpcHealthChecksOptions
{
    /// <summary>The services that are known; at first only the empty name, for the server as a whole, with all checks.</summary>
    public ServiceMappingCollection Services { get; } = [];

    /// <summary>Whether a call is answered from the last periodic run of the checks; otherwise it runs them.</summary>
    public bool UseHealthChecksCache { get; set; }
}

/// <summary>The mappings by service name.</summary>
public sealed class ServiceMappingCollection : IEnumerable<ServiceMapping>
{
    private readonly Dictionary<string, ServiceMapping> _mappings = [];

    /// <summary>Answers for a service with the checks that the predicate takes; replaces what the name had.</summary>
    public void Map(string name, Func<HealthCheckMapContext, bool> predicate) => _mappings[name] = new ServiceMapping(name, predicate);

    public IEnumerator<ServiceMapping> GetEnumerator() => _mappings.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ServiceMapping? Find(string name) => _mappings.GetValueOrDefault(name);

    internal void MapIfNew(string name, Func<HealthCheckMapContext, bool> predicate) => _mappings.TryAdd(name, new ServiceMapping(name, predicate));
}

/// <summary>The checks of one service.</summary>
public sealed class ServiceMapping
{
    internal ServiceMapping(string name, Func<HealthCheckMapContext, bool> predicate)
    {
        Name = name;
        HealthCheckPredicate = predicate;
    }

    public string Name { get; }

    public Func<HealthCheckMapContext, bool>? HealthCheckPredicate { get; }
}

/// <summary>A health check that a mapping may take or leave.</summary>
public sealed class HealthCheckMapContext(string name, IEnumerable<string> tags)
{
    public string Name { get; } = name;

    public IEnumerable<string> Tags { get; } = tags;
}

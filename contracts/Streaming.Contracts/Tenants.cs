namespace Streaming.Contracts;

/// <summary>Tenants with a meaning of their own.</summary>
public static class Tenants
{
    /// <summary>Tenant of events and requests that name none.</summary>
    public const string Default = "default";
}

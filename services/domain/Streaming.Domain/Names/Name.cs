namespace Streaming.Domain.Names;

/// <summary>A name and what it names.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Tenant">The tenant that it belongs to; none for tenants and sources.</param>
/// <param name="Text">The name itself, as the producers write it.</param>
public sealed record Name(NameKind Kind, NameId Tenant, string Text);

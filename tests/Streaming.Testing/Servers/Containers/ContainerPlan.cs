namespace Streaming.Testing.Servers.Containers;

/// <summary>What a container of a test's server is made of. Ports are fixed beforehand, so that they outlive a restart and can be told to the server.</summary>
public sealed record ContainerPlan
{
    /// <summary>The image, with its version.</summary>
    public required string Image { get; init; }

    /// <summary>Ports on the engine's host, and those inside that they lead to.</summary>
    public required IReadOnlyList<(int Outside, int Inside)> Ports { get; init; }

    /// <summary>The environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What it runs; empty for what the image says.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Who it runs as; <see langword="null"/> where the image says.</summary>
    public string? User { get; init; }
}

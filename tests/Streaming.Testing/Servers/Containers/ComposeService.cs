namespace Streaming.Testing.Servers.Containers;

/// <summary>One service of docker-compose.yml.</summary>
public sealed record ComposeService
{
    /// <summary>Its image.</summary>
    public required string Image { get; init; }

    /// <summary>The stage of the Dockerfile that makes the image; <see langword="null"/> for one that is pulled.</summary>
    public string? Target { get; init; }

    /// <summary>Who it runs as; <see langword="null"/> where the image says.</summary>
    public string? User { get; init; }

    /// <summary>Whether it may write nothing but what is mounted.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Most memory, bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>How long it may take to end before it is killed.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What it runs, beyond what the image says.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>How it is asked for its health, as Docker writes it.</summary>
    public IReadOnlyList<string> HealthCheck { get; init; } = [];

    /// <summary>Its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Folders of the repository, or volumes, and where they are mounted.</summary>
    public IReadOnlyList<(string Source, string Target)> Mounts { get; init; } = [];

    /// <summary>Folders in memory.</summary>
    public IReadOnlyList<string> TemporaryFolders { get; init; } = [];

    /// <summary>Ports that it listens on.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];
}

namespace Streaming.Demo.Processes;

/// <summary>How to start a part.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record ChildStart(string Name, string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The folder that it runs in.</summary>
    public required string Folder { get; init; }

    /// <summary>Environment variables to set; those with <see langword="null"/> are taken away. Default: none.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where all of its output goes beside the tail that is kept in mind; default nowhere.</summary>
    public string? LogFile { get; init; }
}

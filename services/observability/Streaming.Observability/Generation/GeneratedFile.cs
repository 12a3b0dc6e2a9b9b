namespace Streaming.Observability.Generation;

/// <summary>A file that the generator makes.</summary>
/// <param name="Path">Where, below the repository's <c>deploy</c> folder, with forward slashes.</param>
/// <param name="Content">Its whole text, lines ended by a line feed.</param>
internal sealed record GeneratedFile(string Path, string Content)
{
    /// <summary>What generated files say above all.</summary>
    public const string Heading = "Generated: change services/observability, then 'dotnet run --project services/observability/Streaming.Observability -- generate'.";
}

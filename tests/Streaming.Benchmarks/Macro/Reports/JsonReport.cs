using System.Text.Json;

namespace Streaming.Benchmarks.Macro.Reports;

/// <summary>Writes results for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Writes a result.</summary>
    /// <param name="file">Where to; <see langword="null"/> for nowhere.</param>
    /// <param name="result">The result.</param>
    public static void Write<T>(string? file, T result)
    {
        if (file is not null)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(result, Indented) + "\n");
        }
    }
}

using Streaming.Benchmarks.Macro.Readings;

namespace Streaming.Benchmarks.Macro.Load;

/// <summary>The processes of a run, by what they are.</summary>
/// <param name="ids">Their numbers, by name.</param>
internal sealed class Watched(IReadOnlyDictionary<string, int> ids)
{
    /// <summary>Reads all of them.</summary>
    public IReadOnlyDictionary<string, ProcessReading> Read() => ids.ToDictionary(static part => part.Key, static part => ProcessReading.Of(part.Value));
}

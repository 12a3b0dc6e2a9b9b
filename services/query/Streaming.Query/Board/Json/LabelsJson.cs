namespace Streaming.Query.Board.Json;

/// <summary>What people see, in one language.</summary>
/// <param name="Language"><c>en</c> or <c>fr</c>.</param>
/// <param name="Labels">By key, such as <c>about.nps</c>.</param>
internal sealed record LabelsJson(string Language, IReadOnlyDictionary<string, string> Labels);

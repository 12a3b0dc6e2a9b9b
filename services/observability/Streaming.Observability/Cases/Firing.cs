using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Cases;

/// <summary>One alert that fires, and what it says.</summary>
/// <param name="Labels">Labels of its series, as <c>name=value</c>; those of the rule are added.</param>
/// <param name="Summary">Its summary, whole, in both languages.</param>
/// <param name="Description">Its description, where the rule's is a template.</param>
/// <param name="BoardQuery">Its query to the board, where the rule's is a template.</param>
internal sealed record Firing(string Labels, Words Summary, Words? Description = null, string? BoardQuery = null)
{
    /// <summary>Its tickets; nothing where it names none.</summary>
    public Words Tickets { get; init; } = Words.None;

    /// <summary>The labels of its series.</summary>
    public IReadOnlyDictionary<string, string> Pairs { get; } = Labels
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(parts => parts[0], parts => parts[1]);
}

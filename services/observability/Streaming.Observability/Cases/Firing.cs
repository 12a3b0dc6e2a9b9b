namespace Streaming.Observability.Cases;

/// <summary>One alert that fires, and what it says.</summary>
/// <param name="Labels">Labels of its series, as <c>name=value</c>; those of the rule are added.</param>
/// <param name="Summary">Its summary, whole.</param>
/// <param name="Description">Its description, where the rule's is a template.</param>
/// <param name="BoardQuery">Its query to the board, where the rule's is a template.</param>
internal sealed record Firing(string Labels, string Summary, string? Description = null, string? BoardQuery = null);

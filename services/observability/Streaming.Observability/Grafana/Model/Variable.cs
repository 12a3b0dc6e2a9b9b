namespace Streaming.Observability.Grafana.Model;

/// <summary>What a reader of a dashboard may choose.</summary>
/// <param name="Name">Its name in questions, after a dollar sign.</param>
/// <param name="Label">Its name for readers.</param>
internal abstract record Variable(string Name, Words Label);

/// <summary>A choice of fixed values.</summary>
/// <param name="Name">Its name in questions.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Values">The values; the first is chosen unless <paramref name="Default"/> names another.</param>
/// <param name="Default">The value chosen first.</param>
internal sealed record ChoiceVariable(string Name, Words Label, IReadOnlyList<string> Values, string Default) : Variable(Name, Label);

/// <summary>A choice of what Prometheus knows.</summary>
/// <param name="Name">Its name in questions.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Question">Such as <c>label_values(metric, label)</c>.</param>
/// <param name="Default">The value chosen first; empty for the first that there is.</param>
internal sealed record QueryVariable(string Name, Words Label, string Question, string Default = "") : Variable(Name, Label);

/// <summary>A choice of what the query service knows.</summary>
/// <param name="Name">Its name in questions.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Path">Path and query of a question for rows, as below <c>/api/v1/</c>; may use the variables before this one.</param>
/// <param name="Value">The column of the values.</param>
/// <param name="Text">The column of what readers see of them.</param>
internal sealed record RowsVariable(string Name, Words Label, string Path, string Value, string Text) : Variable(Name, Label)
{
    /// <summary>The value chosen first, and what readers see of it; <see langword="null"/> for the first that there is.</summary>
    public (string Value, Words Text)? Default { get; init; }

    /// <summary>Whether it only follows from the other choices, so that readers do not see it.</summary>
    public bool IsHidden { get; init; }
}

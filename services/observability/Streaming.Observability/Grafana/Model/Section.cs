namespace Streaming.Observability.Grafana.Model;

/// <summary>Panels under one heading.</summary>
/// <param name="Title">The heading; nothing for panels at the top without one.</param>
/// <param name="Panels">From left to right; a panel that does not fit begins a new line.</param>
internal sealed record Section(Words Title, IReadOnlyList<Panel> Panels);

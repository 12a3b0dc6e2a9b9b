namespace Streaming.Observability.Grafana.Model;

/// <summary>A part of a scale.</summary>
/// <param name="From">Its least value; <see langword="null"/> for the lowest part.</param>
/// <param name="Colour">Its colour, as Grafana names it.</param>
/// <param name="Word">The word for it.</param>
internal sealed record ScaleStep(double? From, string Colour, Words Word);

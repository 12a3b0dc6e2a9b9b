namespace Streaming.Domain.Measures;

/// <summary>Where a measure was last looked for in a packed cell: what is changed together mostly follows in order, and is looked for from there on.</summary>
/// <param name="Passed">Bytes of the measures before, each of which has a lower id.</param>
/// <param name="Id">The measure's id.</param>
internal readonly record struct MeasurePlace(int Passed, int Id);

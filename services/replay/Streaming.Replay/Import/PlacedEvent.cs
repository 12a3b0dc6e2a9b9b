using Streaming.Replay.Events;

namespace Streaming.Replay.Import;

/// <summary>An event and its place among the events of the same time.</summary>
/// <param name="Event">The event.</param>
/// <param name="Row">The row that told it; for a creation the incident's first row.</param>
/// <param name="Rank">Its place among the events of one row, as facts are ordered: creation, attributes, assignment, message, status.</param>
internal readonly record struct PlacedEvent(ProducedEvent Event, int Row, int Rank);

namespace Streaming.Domain.Sla.Calendars;

/// <summary>Open time within one UTC day, [start, end).</summary>
/// <param name="StartMs">Milliseconds after 00:00 UTC.</param>
/// <param name="EndMs">Milliseconds after 00:00 UTC, up to 24 h.</param>
internal readonly record struct OpenSpan(int StartMs, int EndMs);

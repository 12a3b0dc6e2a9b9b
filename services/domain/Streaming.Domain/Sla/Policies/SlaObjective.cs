using Streaming.Domain.Windows;

namespace Streaming.Domain.Sla.Policies;

/// <summary>How many of a target's clocks must be met: the SLO over the SLA.</summary>
/// <param name="Share">Met over met and breached, above 0 and below 1. What is left of 1 is the error budget.</param>
/// <param name="Window">Over which window.</param>
public sealed record SlaObjective(double Share, WindowLength Window);

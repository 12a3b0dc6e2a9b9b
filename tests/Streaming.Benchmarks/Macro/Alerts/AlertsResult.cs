using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Alerts;

/// <summary>How long somebody waits for the message about a breach.</summary>
internal sealed record AlertsResult
{
    /// <summary>The machine's load average before the run began.</summary>
    public required double MachineLoadBefore { get; init; }

    /// <summary>From the due time until the webhook was told, milliseconds, where nothing of the policy was late before.</summary>
    public required Percentiles FirstMs { get; init; }

    /// <summary>The same where another team was late already under the same policy.</summary>
    public required Percentiles JoiningMs { get; init; }

    /// <summary>The same over all breaches.</summary>
    public required Percentiles AllMs { get; init; }

    /// <summary>Breaches of which nobody was told.</summary>
    public required int Missing { get; init; }

    /// <summary>Messages that told nothing new.</summary>
    public required int Repeats { get; init; }
}

using System.Globalization;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Windows;

namespace Streaming.Hosting;

/// <summary>Reads one target of a policy.</summary>
/// <param name="calendars">The calendars that it may name.</param>
/// <param name="faults">Receives every fault.</param>
internal sealed class SlaTargetReader(SlaCalendars calendars, FaultList faults)
{
    private const int MaxThresholds = 8;
    private const int DefaultAtRisk = 800;
    private static readonly string Clocks = string.Join(", ", Enum.GetValues<ClockKind>().Select(static kind => kind.Name()));
    private static readonly string Windows = string.Join(", ", WindowLength.All.Select(static window => window.Name));

    /// <summary>Reads what a policy says for targets that do not say it themselves.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="key">Its key.</param>
    public SlaTargetDefaults ReadDefaults(SlaPolicyOptions policy, string key) => new(
        policy.Calendar is null ? null : calendars.Find(policy.Calendar, $"{key}:{nameof(policy.Calendar)}", faults),
        policy.AtRisk is { Count: > 0 } atRisk ? ReadThresholds(atRisk, $"{key}:{nameof(policy.AtRisk)}") : [DefaultAtRisk],
        policy.Objective is { } objective ? ReadObjective(objective, $"{key}:{nameof(policy.Objective)}") : null);

    /// <summary>Reads a target; where it has faults, something stands in for it.</summary>
    /// <param name="options">The target.</param>
    /// <param name="key">Its key.</param>
    /// <param name="defaults">What the policy says.</param>
    /// <param name="defaultCalendar">Gives the calendar where neither names one.</param>
    public SlaTarget Read(SlaTargetOptions options, string key, SlaTargetDefaults defaults, Func<BusinessCalendar> defaultCalendar)
    {
        faults.Check(ClockKinds.TryParse(options.Clock, out var kind), $"{key}:{nameof(options.Clock)}", options.Clock, $"must be a clock: one of {Clocks}");

        var durationMs = DurationText.Parse(options.Duration);
        faults.Check(
            durationMs is > 0 and <= DurationText.LongestMs,
            $"{key}:{nameof(options.Duration)}",
            options.Duration,
            "must be open time above 0 and up to ten years, in hours and minutes such as 4h, 90m or 1h30m");

        var calendar = options.Calendar is not null
            ? calendars.Find(options.Calendar, $"{key}:{nameof(options.Calendar)}", faults)
            : defaults.Calendar ?? defaultCalendar();
        return new SlaTarget(
            kind,
            durationMs ?? 1,
            calendar,
            options.AtRisk is { Count: > 0 } atRisk ? ReadThresholds(atRisk, $"{key}:{nameof(options.AtRisk)}") : defaults.AtRisk,
            options.Objective is { } objective ? ReadObjective(objective, $"{key}:{nameof(options.Objective)}") : defaults.Objective);
    }

    private List<int> ReadThresholds(IReadOnlyList<string> thresholds, string key)
    {
        faults.Check(thresholds.Count <= MaxThresholds, key, $"a list of {thresholds.Count}", $"must be {MaxThresholds} thresholds at most");
        var read = new SortedSet<int>();
        for (var i = 0; i < thresholds.Count; i++)
        {
            var isNumber = decimal.TryParse(thresholds[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share);
            if (!isNumber || share is <= 0 or >= 1 || share * 1_000 != decimal.Truncate(share * 1_000))
            {
                faults.Add($"{key}:{i}", thresholds[i], "must be a part of the duration between 0 and 1, with three decimals at most, such as 0.8");
            }
            else if (!read.Add((int)(share * 1_000)))
            {
                faults.Add($"{key}:{i}", thresholds[i], "must be listed once");
            }
        }

        return [.. read];
    }

    private SlaObjective? ReadObjective(SlaObjectiveOptions options, string key)
    {
        var isShare = double.TryParse(options.Share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1;
        faults.Check(isShare, $"{key}:{nameof(options.Share)}", options.Share, "must be a share between 0 and 1, such as 0.95");
        var window = WindowLength.Find(options.Window ?? "30d");
        faults.Check(window is not null, $"{key}:{nameof(options.Window)}", options.Window, $"must be a window: one of {Windows}");
        return isShare && window is not null ? new SlaObjective(share, window) : null;
    }
}

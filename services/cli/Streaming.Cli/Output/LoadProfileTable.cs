using System.Globalization;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Output;

/// <summary>A load profile as a table: hours down, weekdays across, and the busiest hours below.</summary>
internal static class LoadProfileTable
{
    private const int Peaks = 3;

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Writes a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="definition">What the KPI means.</param>
    /// <param name="output">Where to.</param>
    public static void Write(GetLoadProfileResponse profile, KpiDefinition? definition, TextWriter output)
    {
        var isCount = definition?.Unit == Unit.Count;
        output.WriteLine($"{TimeText.Of(profile.Interval)}, by the clocks of {profile.State.TimeZone}{(isCount ? ", per hour" : "")}");
        var table = Tables.Of(["hour", .. Days.Select(static day => ">" + day)]);
        for (var hour = 0; hour < 24; hour++)
        {
            string[] cells = [hour.ToString("00", CultureInfo.InvariantCulture), .. Enumerable.Range(0, 7).Select(day => Shown(profile.Slots[(day * 24) + hour], definition, isCount))];
            Tables.Add(table, cells);
        }

        Tables.Write(table, output);
        var busiest = profile.Slots.Where(static slot => slot is { HasPerHour: true, PerHour: > 0 }).OrderByDescending(static slot => slot.PerHour).Take(Peaks).ToList();
        if (busiest.Count > 0)
        {
            output.WriteLine("busiest: " + string.Join(", ", busiest.Select(static slot => $"{Days[slot.Weekday - 1]} {slot.Hour:00} h ({PerHour(slot)})")));
        }
    }

    private static string Shown(LoadSlot slot, KpiDefinition? definition, bool isCount) =>
        isCount ? (slot.HasPerHour ? PerHour(slot) : NumberText.Absent) : NumberText.Of(slot.Values[0], definition?.Unit ?? Unit.Unspecified);

    private static string PerHour(LoadSlot slot) => NumberText.Plain(slot.PerHour);
}

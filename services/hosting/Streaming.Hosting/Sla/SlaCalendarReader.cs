using Streaming.Domain.Sla.Calendars;

namespace Streaming.Hosting;

/// <summary>Reads one calendar.</summary>
/// <param name="key">The calendar's key, which faults begin with.</param>
/// <param name="folder">What relative paths are relative to.</param>
/// <param name="faults">Receives every fault.</param>
internal sealed class SlaCalendarReader(string key, string folder, FaultList faults)
{
    /// <summary>Reads the calendar; where it has faults, something stands in for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Its options.</param>
    public BusinessCalendar Read(string name, SlaCalendarOptions options)
    {
        var zone = ReadZone(options.TimeZone);
        var weekly = ReadHours(options.Hours);
        var holidays = ReadFeed(options.HolidayFeed);
        var listed = new HashSet<DateOnly>();
        for (var i = 0; i < (options.Holidays?.Count ?? 0); i++)
        {
            ReadHoliday(options.Holidays![i], $"{key}:{nameof(options.Holidays)}:{i}", holidays, listed);
        }

        return new BusinessCalendar(name, zone, weekly, holidays);
    }

    private TimeZoneInfo ReadZone(string? id)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id ?? "", out var zone) && zone.HasIanaId)
        {
            return zone;
        }

        faults.Add($"{key}:{nameof(SlaCalendarOptions.TimeZone)}", id, "must be the IANA id of a time zone, such as Europe/Paris");
        return TimeZoneInfo.Utc;
    }

    private WeeklyHours ReadHours(string? text)
    {
        try
        {
            return HoursText.ParseWeek(text ?? "");
        }
        catch (FormatException fault)
        {
            faults.Add($"{key}:{nameof(SlaCalendarOptions.Hours)}", text, fault.Message);
            return WeeklyHours.Always;
        }
    }

    private Dictionary<DateOnly, DayHours> ReadFeed(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return [];
        }

        try
        {
            using var text = File.OpenText(Path.Combine(folder, path));
            return HolidayFeed.Read(text).ToDictionary(static date => date, static _ => DayHours.Closed);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{key}:{nameof(SlaCalendarOptions.HolidayFeed)}", path, $"must be a file that can be read: {fault.Message.TrimEnd('.')}");
        }
        catch (FormatException fault)
        {
            faults.Add($"{key}:{nameof(SlaCalendarOptions.HolidayFeed)}", path, $"must be an iCalendar file of whole days: {fault.Message.TrimEnd('.')}");
        }

        return [];
    }

    private void ReadHoliday(string? text, string entry, Dictionary<DateOnly, DayHours> holidays, HashSet<DateOnly> listed)
    {
        try
        {
            var (date, hours) = HoursText.ParseHoliday(text ?? "");
            faults.Check(listed.Add(date), entry, text, "must not be a date that is listed already");
            holidays[date] = hours;
        }
        catch (FormatException fault)
        {
            faults.Add(entry, text, fault.Message);
        }
    }
}

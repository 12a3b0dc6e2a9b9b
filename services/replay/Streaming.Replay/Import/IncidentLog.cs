using System.Globalization;
using System.IO.Compression;

namespace Streaming.Replay.Import;

/// <summary>Reads the incident log, a CSV file whose columns are taken by position: its header names one column twice.</summary>
public static class IncidentLog
{
    /// <summary>How many columns the log has.</summary>
    public const int Columns = 36;

    private const string Missing = "?";
    private const string TimeFormat = "d/M/yyyy HH:mm";

    /// <summary>Reads the log from a file.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <returns>The rows, in file order, read as they are asked for.</returns>
    /// <exception cref="FormatException">A row cannot be read; the message names the row and what is wrong.</exception>
    public static IEnumerable<IncidentRow> ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        using Stream plain = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var text = new StreamReader(plain);
        foreach (var row in Read(text))
        {
            yield return row;
        }
    }

    /// <summary>Reads the log from text.</summary>
    /// <param name="text">The log, header first.</param>
    /// <returns>The rows, in file order, read as they are asked for.</returns>
    /// <exception cref="FormatException">A row cannot be read; the message names the row and what is wrong.</exception>
    public static IEnumerable<IncidentRow> Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = new string[Columns];
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        text.ReadLine();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
            {
                continue;
            }

            var found = CsvLine.Split(line, fields);
            if (found != Columns)
            {
                throw new FormatException($"Row {number} has {found} columns, not the {Columns} of the incident log.");
            }

            yield return new()
            {
                Number = number,
                Incident = Known(fields[0]) ?? throw new FormatException($"Row {number} names no incident."),
                State = Known(fields[1]) ?? throw new FormatException($"Row {number} has no state."),
                Caller = Known(fields[7]),
                OpenedAt = Time(fields[9], number, "opened_at"),
                UpdatedAt = Time(fields[13], number, "sys_updated_at"),
                ContactType = Known(fields[14]),
                Category = Known(fields[16]),
                Priority = Known(fields[22]),
                Group = Known(fields[23]),
                Assignee = Known(fields[24]),
            };
        }

        // The log repeats few values over many rows: one string for each.
        string? Known(string value)
        {
            if (value is Missing or "")
            {
                return null;
            }

            if (!known.TryGetValue(value, out var first))
            {
                known.Add(value, first = value);
            }

            return first;
        }
    }

    private static DateTimeOffset Time(string value, int row, string column) =>
        DateTime.TryParseExact(value, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new(time, TimeSpan.Zero)
            : throw new FormatException($"Row {row}: {column} is '{value}', not a time like 29/2/2016 01:16.");
}

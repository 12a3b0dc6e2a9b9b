using System.Text;

namespace Streaming.Replay.Import;

/// <summary>Splits one line of a CSV file at its commas; a field may stand in double quotes, in which a doubled quote is one quote.</summary>
internal static class CsvLine
{
    /// <summary>Splits a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="fields">Gets the fields; those beyond its length are counted only.</param>
    /// <returns>How many fields the line has.</returns>
    public static int Split(string line, string[] fields)
    {
        var count = 0;
        var at = 0;
        while (true)
        {
            var field = at < line.Length && line[at] == '"' ? Quoted(line, ref at) : Plain(line, ref at);
            if (count < fields.Length)
            {
                fields[count] = field;
            }

            count++;
            if (at >= line.Length)
            {
                return count;
            }

            at++;
        }
    }

    private static string Plain(string line, ref int at)
    {
        var comma = line.IndexOf(',', at);
        var end = comma < 0 ? line.Length : comma;
        var field = line[at..end];
        at = end;
        return field;
    }

    private static string Quoted(string line, ref int at)
    {
        var field = new StringBuilder();
        at++;
        while (at < line.Length)
        {
            var c = line[at++];
            if (c != '"')
            {
                field.Append(c);
            }
            else if (at < line.Length && line[at] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                break;
            }
        }

        return field.Append(Plain(line, ref at)).ToString();
    }
}

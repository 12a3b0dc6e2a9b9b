using Spectre.Console;

namespace Streaming.Cli.Output;

/// <summary>Writes tables: with lines on a terminal, plain everywhere.</summary>
internal static class Tables
{
    /// <summary>A table with columns.</summary>
    /// <param name="columns">Their headings; those that begin with &gt; are set to the right.</param>
    public static Table Of(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            var isRight = column.StartsWith('>');
            table.AddColumn(new TableColumn(new Text(isRight ? column[1..] : column)) { Alignment = isRight ? Justify.Right : Justify.Left, NoWrap = true });
        }

        return table;
    }

    /// <summary>Adds a row of texts, as they are.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cells">The texts.</param>
    public static void Add(Table table, IEnumerable<string> cells) => table.AddRow(cells.Select(static cell => new Text(cell)));

    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="output">Where to.</param>
    public static void Write(Table table, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });

        // Nothing is cut where nobody looks at a screen.
        console.Profile.Width = Console.IsOutputRedirected ? 10_000 : Math.Max(console.Profile.Width, 80);
        console.Write(table);
    }
}

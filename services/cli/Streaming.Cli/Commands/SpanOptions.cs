using System.CommandLine;
using System.CommandLine.Parsing;
using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>What span of time, and which part of the desk.</summary>
internal sealed class SpanOptions
{
    private readonly Option<string> _window;
    private readonly Option<DateTimeOffset?> _from = TimeOption("--from", "With --to: this interval instead of a window");
    private readonly Option<DateTimeOffset?> _to = TimeOption("--to", "End of the interval, not inside");
    private readonly Option<Filter[]> _filters = FilterOption();

    /// <summary>The options of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="byDefault">The span where none is named.</param>
    public SpanOptions(Command command, string byDefault)
    {
        _window = new Option<string>("--window") { Description = "Rolling window or calendar period", HelpName = "NAME", DefaultValueFactory = _ => byDefault };
        command.Add(_window);
        command.Add(_from);
        command.Add(_to);
        command.Add(_filters);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_from) is null != result.GetResult(_to) is null)
            {
                result.AddError("--from and --to go together.");
            }
        });
    }

    /// <summary>The name of the span; of no meaning beside an interval.</summary>
    /// <param name="parsed">The command line.</param>
    public string WindowOf(ParseResult parsed) => parsed.GetValue(_window)!;

    /// <summary>The interval; <see langword="null"/> where a name says the span.</summary>
    /// <param name="parsed">The command line.</param>
    public Interval? IntervalOf(ParseResult parsed) => parsed.GetValue(_from) is { } from && parsed.GetValue(_to) is { } to
        ? new Interval { Start = Timestamp.FromDateTimeOffset(from), End = Timestamp.FromDateTimeOffset(to) }
        : null;

    /// <summary>The filters.</summary>
    /// <param name="parsed">The command line.</param>
    public IReadOnlyList<Filter> FiltersOf(ParseResult parsed) => parsed.GetValue(_filters) ?? [];

    /// <summary>The option that names filters.</summary>
    public static Option<Filter[]> FilterOption() => new("--filter")
    {
        Description = "Only what has one of some values in a dimension: team=billing,tech; may be repeated for further dimensions",
        HelpName = "DIMENSION=VALUES",
        CustomParser = static argument => [.. argument.Tokens.Select(token => FilterOf(token.Value, argument)).OfType<Filter>()],
        DefaultValueFactory = static _ => [],
    };

    /// <summary>An option that is a time, in UTC unless it says otherwise.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it means.</param>
    public static Option<DateTimeOffset?> TimeOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = argument =>
        {
            if (Instants.TryParse(argument.Tokens[0].Value, out var time))
            {
                return time;
            }

            argument.AddError($"{name}: '{argument.Tokens[0].Value}' is no time; write 2026-03-02 or 2026-03-02T15:00:00Z.");
            return null;
        },
    };

    private static Filter? FilterOf(string text, ArgumentResult argument)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0 || at == text.Length - 1)
        {
            argument.AddError($"--filter: '{text}' is not DIMENSION=VALUE,VALUE.");
            return null;
        }

        return new Filter { Dimension = text[..at], Values = { text[(at + 1)..].Split(',') } };
    }
}

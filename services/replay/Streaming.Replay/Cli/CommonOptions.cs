using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Streaming.Contracts;

namespace Streaming.Replay.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Where lines are written.</summary>
    /// <returns>The option.</returns>
    public static Option<string> Output() => new("--output", "-o")
    {
        Description = "File to write, gzip when its name ends with .gz; - is standard output",
        DefaultValueFactory = static _ => "-",
    };

    /// <summary>The tenant of events.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Tenant() => new("--tenant") { Description = "Tenant of the events; none means 'default'" };

    /// <summary>A time.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="otherwise">Its default.</param>
    /// <returns>The option.</returns>
    public static Option<DateTimeOffset> Time(string name, string description, DateTimeOffset otherwise) => new(name)
    {
        Description = description,
        CustomParser = ParseTime,
        DefaultValueFactory = _ => otherwise,
    };

    /// <summary>A duration such as <c>90s</c>, <c>15m</c>, <c>12h</c>, <c>7d</c>.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="otherwise">Its default.</param>
    /// <returns>The option.</returns>
    public static Option<TimeSpan> Duration(string name, string description, TimeSpan otherwise) => new(name)
    {
        Description = description,
        CustomParser = ParseDuration,
        DefaultValueFactory = _ => otherwise,
    };

    private static DateTimeOffset ParseTime(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Instants.TryParse(text, out var time))
        {
            return time.ToUniversalTime();
        }

        argument.AddError($"'{text}' is not a time like 2026-03-02 or 2026-03-02T09:14:00Z.");
        return default;
    }

    private static TimeSpan ParseDuration(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        double seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        if (seconds > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1e6)
        {
            return TimeSpan.FromSeconds(number * seconds);
        }

        argument.AddError($"'{text}' is not a duration like 90s, 15m, 12h or 7d.");
        return default;
    }
}

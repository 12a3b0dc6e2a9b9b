using System.CommandLine.Parsing;
using System.Globalization;
using Streaming.Contracts;
using Streaming.Replay.Replaying;

namespace Streaming.Demo.Cli;

/// <summary>Reads the values of options; what is wrong is added to the result as an error.</summary>
internal static class OptionParsers
{
    private static readonly string[] Known =
        [Dimensions.Team, Dimensions.Channel, Dimensions.Category, Dimensions.Priority, Dimensions.Product, Dimensions.Agent];

    /// <summary>A speed: a number, or <c>max</c>.</summary>
    /// <param name="argument">The text.</param>
    /// <returns>The speed.</returns>
    public static ReplaySpeed Speed(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (text == "max")
        {
            return ReplaySpeed.Max;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor >= ReplayOptions.SlowestSpeed && double.IsFinite(factor))
        {
            return ReplaySpeed.Times(factor);
        }

        argument.AddError($"--speed {text}: a number of at least {ReplayOptions.SlowestSpeed.ToString(CultureInfo.InvariantCulture)}, or max.");
        return ReplaySpeed.Automatic;
    }

    /// <summary>A port.</summary>
    /// <param name="argument">The text.</param>
    /// <returns>The port.</returns>
    public static int Port(ArgumentResult argument) => Number(argument, 0, 65_535, "a port from 0 (any free one) to 65535");

    /// <summary>A number of days.</summary>
    /// <param name="argument">The text.</param>
    /// <returns>The days.</returns>
    public static int? Days(ArgumentResult argument) => Number(argument, DemoOptions.LeastKeepDays, 3_650, "100 to 3650 days");

    /// <summary>A time with its offset, or UTC.</summary>
    /// <param name="argument">The text.</param>
    /// <returns>The time.</returns>
    public static DateTimeOffset? Time(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Instants.TryParse(text, out var time))
        {
            return time.ToUniversalTime();
        }

        argument.AddError($"{Name(argument)} {text}: a time like 2026-03-02 or 2026-03-02T09:15:00Z.");
        return null;
    }

    /// <summary>The name of a file or folder. An empty one, as a script's unset variable is, and another option are none.</summary>
    /// <param name="argument">The text.</param>
    /// <returns>The name.</returns>
    public static string? FileName(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (string.IsNullOrWhiteSpace(text))
        {
            argument.AddError($"{Name(argument)}: the name is empty.");
        }
        else if (text.StartsWith("--", StringComparison.Ordinal))
        {
            argument.AddError($"{Name(argument)} {text}: an option stands where a name must be.");
        }

        return text;
    }

    /// <summary>Splits: one or two dimensions each.</summary>
    /// <param name="argument">The texts.</param>
    /// <returns>The dimensions of each split.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> GroupBy(ArgumentResult argument)
    {
        var splits = new List<IReadOnlyList<string>>();
        foreach (var text in argument.Tokens.Select(static token => token.Value))
        {
            var names = text.Split(',', StringSplitOptions.TrimEntries);
            if (names.FirstOrDefault(name => !Known.Contains(name, StringComparer.Ordinal)) is { } unknown)
            {
                argument.AddError($"--group-by {text}: '{unknown}' is none of {string.Join(", ", Known)}.");
            }
            else if (names.Length > QueryLimits.GroupBy || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            {
                argument.AddError($"--group-by {text}: one or two different dimensions, separated by a comma.");
            }
            else if (names.Contains(Dimensions.Agent) && names.Any(static name => name is not (Dimensions.Agent or Dimensions.Team)))
            {
                argument.AddError($"--group-by {text}: agent stands alone or with team.");
            }
            else
            {
                splits.Add(names);
            }
        }

        return splits;
    }

    private static int Number(ArgumentResult argument, int least, int most, string allowed)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        argument.AddError($"{Name(argument)} {text}: {allowed}.");
        return least;
    }

    private static string Name(ArgumentResult argument) => (argument.Parent as OptionResult)?.Option.Name ?? argument.Argument.Name;
}

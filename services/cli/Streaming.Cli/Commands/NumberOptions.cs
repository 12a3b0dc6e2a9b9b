using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Streaming.Cli.Commands;

/// <summary>Options that say how many: 1 or more.</summary>
internal static class NumberOptions
{
    /// <summary>The option <c>--limit</c>, 20 where it is not given.</summary>
    /// <param name="description">What it limits.</param>
    public static Option<int> Limit(string description) => new("--limit")
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = static _ => 20,
        CustomParser = static argument => Read(argument, "--limit") ?? 1,
    };

    /// <summary>The option <c>--count</c>, <see langword="null"/> where it is not given.</summary>
    /// <param name="description">What it counts.</param>
    public static Option<int?> Count(string description) => new("--count")
    {
        Description = description,
        HelpName = "N",
        CustomParser = static argument => Read(argument, "--count"),
    };

    private static int? Read(ArgumentResult argument, string name)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        argument.AddError($"{name}: '{text}' is no number from 1 up.");
        return null;
    }
}

using System.Globalization;
using Streaming.Demo.Cli;
using Streaming.Demo.Synthetic;

namespace Streaming.Demo.Hosts;

/// <summary>What the services are told, as environment variables of their options.</summary>
internal static class HostSettings
{
    // What libraries tell of each request and connection is not for a demo; that a part is not ready yet is expected at its start.
    private static readonly Dictionary<string, string> LogLevels = new()
    {
        ["Microsoft"] = "Warning",
        ["Microsoft.Extensions.Diagnostics.HealthChecks"] = "None",
        ["StackExchange.Redis"] = "Warning",
    };

    /// <summary>For the worker.</summary>
    /// <param name="options">What the demo is asked to do.</param>
    /// <param name="parts">Where Kafka and Redis are.</param>
    /// <param name="keepDays">Days of 15-minute panes; <see langword="null"/> for the default.</param>
    /// <returns>Variables.</returns>
    public static IReadOnlyDictionary<string, string?> Worker(DemoOptions options, PartAddresses parts, int? keepDays)
    {
        var settings = Common(parts, keepDays);
        settings["KAFKA_BOOTSTRAP"] = parts.Kafka;
        settings["Hosting__HttpPort"] = Text(options.WorkerHttpPort);
        settings["Ingestion__Mode"] = options.OriginalTime ? "Replay" : "Live";
        if (parts.IsRedisNew)
        {
            // What an earlier run knew went with it, and nobody expects it here.
            settings["Ingestion__Reset"] = "Faulted";
        }

        return settings;
    }

    /// <summary>For the query service.</summary>
    /// <param name="options">What the demo is asked to do.</param>
    /// <param name="parts">Where Redis is.</param>
    /// <param name="keepDays">Days of 15-minute panes; <see langword="null"/> for the default.</param>
    /// <returns>Variables.</returns>
    public static IReadOnlyDictionary<string, string?> Query(DemoOptions options, PartAddresses parts, int? keepDays)
    {
        var settings = Common(parts, keepDays);
        settings["Hosting__HttpPort"] = Text(options.HttpPort);
        settings["Query__GrpcPort"] = Text(options.GrpcPort);
        settings["Query__Note"] = options.HasCompanions ? Companions.Note : null;
        settings["Query__NoteFr"] = options.HasCompanions ? Companions.NoteFr : null;
        for (var i = 0; options.HasCompanions && i < Companions.Groups.Count; i++)
        {
            settings["Query__SyntheticGroups__" + Text(i)] = Companions.Groups[i];
        }

        return settings;
    }

    /// <summary>How many days of 15-minute panes hold events that cover some time: a day more on either side, so that windows find whole panes.</summary>
    /// <param name="covered">The time.</param>
    /// <returns>Days, <see cref="DemoOptions.LeastKeepDays"/> or more.</returns>
    public static int DaysFor(TimeSpan covered) => Math.Max(DemoOptions.LeastKeepDays, (int)Math.Ceiling(covered.TotalDays) + 2);

    private static Dictionary<string, string?> Common(PartAddresses parts, int? keepDays)
    {
        var settings = new Dictionary<string, string?>
        {
            ["REDIS_URL"] = parts.Redis,
            ["Sla__File"] = parts.PolicyFile,
            ["ASPNETCORE_URLS"] = null,
            ["DOTNET_URLS"] = null,
        };
        foreach (var (category, level) in LogLevels)
        {
            settings["Logging__LogLevel__" + category] = level;
        }

        if (parts.KeyPrefix is { } prefix)
        {
            settings["Redis__KeyPrefix"] = prefix;
        }

        if (keepDays is { } days)
        {
            settings["Engine__QuarterHourSpan"] = Text(days) + ".00:00:00";
            settings["Engine__Horizon"] = Text(days) + ".00:00:00";
            settings["Engine__DaySpan"] = Text(Math.Max(days + 1, 800)) + ".00:00:00";
        }

        return settings;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using Streaming.Contracts;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Time;

namespace Streaming.Hosting;

/// <summary>The domain's own types from valid <see cref="EngineOptions"/>.</summary>
public static class EngineOptionsReader
{
    /// <summary>What decides which contributions a ticket makes.</summary>
    /// <param name="options">Valid options.</param>
    public static EngineSettings ToSettings(this EngineOptions options)
    {
        var settings = new EngineSettings
        {
            Horizon = options.Horizon,
            FutureTolerance = TimeSpan.FromSeconds(Limits.FutureSeconds),
            FinestSpan = options.FinestSpan,
            QuarterHourSpan = options.QuarterHourSpan,
            DaySpan = options.DaySpan,
            ResolutionDelay = options.ResolutionDelay,
            FirstContactWindow = options.FirstContactWindow,
            DeflectionDelay = options.DeflectionDelay,
            AbandonAfter = options.AbandonAfter,
            MaxFacts = options.MaxFacts,
            MaxNames = options.MaxNames,
            KeepsCustomers = options.CustomerCube,
            MaxCustomers = options.MaxCustomers,
            SurveyUnit = options.SurveyUnit,
            Comments = new CommentSettings
            {
                Redacts = options.CommentRedaction,
                Span = options.CommentSpan,
                MaxPerShard = options.MaxComments,
            },
            Currency = options.Currency,
            Currencies = options.Currencies ?? System.Collections.Frozen.FrozenDictionary<string, string>.Empty,
            HealthWeights = WeightsOf(options.HealthWeights),
            Zones = new TenantZones(
                TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone),
                options.TimeZones?.ToDictionary(
                    zone => zone.Key,
                    zone => TimeZoneInfo.FindSystemTimeZoneById(zone.Value),
                    StringComparer.Ordinal)),
        };
        return settings with { MainDimensions = options.ToMainDimensions() };
    }

    /// <summary>The dimensions that the main cube crosses; names that are none are left out.</summary>
    /// <param name="options">Options, valid or not.</param>
    public static IReadOnlyList<NameKind> ToMainDimensions(this EngineOptions options) =>
        options.Dimensions is { } names ? [.. names.Select(Kind).OfType<NameKind>()] : new EngineSettings().MainDimensions;

    private static HealthWeights WeightsOf(IReadOnlyDictionary<string, Dictionary<string, double>>? weights) => weights is not { Count: > 0 }
        ? HealthWeights.Equal
        : new HealthWeights(
            new Dictionary<string, int>(),
            weights.ToDictionary(
                tenant => tenant.Key,
                IReadOnlyDictionary<string, int> (tenant) => tenant.Value.ToDictionary(part => part.Key, part => (int)Math.Round(part.Value * 1000)),
                StringComparer.Ordinal));

    /// <summary>The cuts of every scale that is understood.</summary>
    /// <param name="options">Valid options.</param>
    public static SurveyCuts ToSurveyCuts(this EngineOptions options)
    {
        var cuts = SurveyCuts.Default;
        foreach (var cut in options.SurveyCuts ?? [])
        {
            cuts = cuts.With(cut.Kind, new SurveyScale(cut.Min, cut.Max), new ScaleCuts(cut.LowUpTo, cut.HighFrom));
        }

        return cuts;
    }

    /// <summary>The kind of a dimension of the main cube by its name, or <see langword="null"/>.</summary>
    internal static NameKind? Kind(string dimension) => dimension switch
    {
        Dimensions.Team => NameKind.Team,
        Dimensions.Channel => NameKind.Channel,
        Dimensions.Category => NameKind.Category,
        Dimensions.Priority => NameKind.Priority,
        Dimensions.Product => NameKind.Product,
        _ => null,
    };
}

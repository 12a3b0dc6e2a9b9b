using Microsoft.Extensions.Options;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Measures;

namespace Streaming.Hosting;

/// <summary>Checks <see cref="EngineOptions"/> and names every fault at once.</summary>
public sealed class EngineOptionsValidator : IValidateOptions<EngineOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EngineOptions options)
    {
        var faults = new FaultList(EngineOptions.Section);
        CheckDimensions(faults, options.Dimensions);
        CheckSpans(faults, options);
        faults.Check(options.MaxFacts is >= 16 and <= 65_536, nameof(options.MaxFacts), options.MaxFacts, "must be 16 to 65,536");
        faults.Check(options.MaxNames is >= 100 and <= 1_000_000, nameof(options.MaxNames), options.MaxNames, "must be 100 to 1,000,000");
        faults.Check(
            options.MaxCustomers is >= 1_000 and <= 10_000_000, nameof(options.MaxCustomers), options.MaxCustomers, "must be 1,000 to 10,000,000");
        faults.Check(Enum.IsDefined(options.SurveyUnit), nameof(options.SurveyUnit), options.SurveyUnit, "must be PerResponse or LatestPerCustomer");
        faults.Check(
            options.SurveyUnit == SurveyUnit.PerResponse || options.CustomerCube,
            nameof(options.SurveyUnit),
            options.SurveyUnit,
            $"needs {nameof(options.CustomerCube)}, which says whose a ticket is");
        faults.Check(options.MaxComments is >= 0 and <= 1_000_000, nameof(options.MaxComments), options.MaxComments, "must be 0 to 1,000,000");
        faults.Check(
            options.CommentSpan >= TimeSpan.Zero && options.CommentSpan <= TimeSpan.FromDays(3650),
            nameof(options.CommentSpan),
            options.CommentSpan,
            "must be 0 to 3650 days");
        CheckCurrency(faults, nameof(options.Currency), options.Currency);
        foreach (var (tenant, currency) in options.Currencies ?? new Dictionary<string, string>())
        {
            CheckCurrency(faults, $"{nameof(options.Currencies)}:{tenant}", currency);
        }

        foreach (var (tenant, weights) in options.HealthWeights ?? new Dictionary<string, Dictionary<string, double>>())
        {
            faults.Check(
                weights.Values.All(static weight => weight is >= 0.001 and <= 1) && Math.Abs(weights.Values.Sum() - 1) < 0.0005,
                $"{nameof(options.HealthWeights)}:{tenant}",
                string.Join(", ", weights.Select(static weight => FormattableString.Invariant($"{weight.Key} {weight.Value}"))),
                "must be shares of 0.001 to 1 that add up to 1");
        }

        CheckZone(faults, nameof(options.TimeZone), options.TimeZone);
        foreach (var (tenant, zone) in options.TimeZones ?? new Dictionary<string, string>())
        {
            CheckZone(faults, $"{nameof(options.TimeZones)}:{tenant}", zone);
        }

        for (var i = 0; i < (options.SurveyCuts?.Count ?? 0); i++)
        {
            var cut = options.SurveyCuts![i];
            faults.Check(
                cut.Min < cut.Max && cut.LowUpTo >= cut.Min - 1 && cut.LowUpTo < cut.HighFrom && cut.HighFrom <= cut.Max + 1,
                $"{nameof(options.SurveyCuts)}:{i}",
                $"{cut.Kind} {cut.Min}-{cut.Max}, low up to {cut.LowUpTo}, high from {cut.HighFrom}",
                "must have Min < Max and Min - 1 <= LowUpTo < HighFrom <= Max + 1");
            faults.Check(
                cut.Min is >= 0 and <= MeasureId.MostScaleMin && cut.Max <= MeasureId.MostScaleMax,
                $"{nameof(options.SurveyCuts)}:{i}",
                $"{cut.Kind} {cut.Min}-{cut.Max}",
                $"must begin at 0 to {MeasureId.MostScaleMin} and end at {MeasureId.MostScaleMax} at most");
        }

        return faults.ToResult();
    }

    private static void CheckDimensions(FaultList faults, IReadOnlyList<string>? dimensions)
    {
        if (dimensions is null)
        {
            return;
        }

        var key = nameof(EngineOptions.Dimensions);
        var shown = string.Join(", ", dimensions);
        faults.Check(dimensions.Count is >= 1 and <= 6, key, shown, "must name 1 to 6 dimensions");
        faults.Check(dimensions.Distinct(StringComparer.Ordinal).Count() == dimensions.Count, key, shown, "must name each dimension once");
        foreach (var dimension in dimensions)
        {
            faults.Check(
                EngineOptionsReader.Kind(dimension) is not null,
                key,
                dimension,
                "must be team, channel, category, priority or product");
        }
    }

    private static void CheckCurrency(FaultList faults, string key, string? currency) =>
        faults.Check(currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper), key, currency, "must be an ISO 4217 code such as EUR");

    private static void CheckSpans(FaultList faults, EngineOptions options)
    {
        var hour = TimeSpan.FromHours(1);
        faults.Check(options.Horizon >= hour, nameof(options.Horizon), options.Horizon, "must be 1 hour or more");
        faults.Check(options.FinestSpan >= hour, nameof(options.FinestSpan), options.FinestSpan, "must be 1 hour or more");
        faults.Check(
            options.QuarterHourSpan > options.FinestSpan,
            nameof(options.QuarterHourSpan),
            options.QuarterHourSpan,
            $"must be longer than {nameof(options.FinestSpan)}, {options.FinestSpan}");
        faults.Check(
            options.DaySpan > options.QuarterHourSpan,
            nameof(options.DaySpan),
            options.DaySpan,
            $"must be longer than {nameof(options.QuarterHourSpan)}, {options.QuarterHourSpan}");
        foreach (var (key, span) in new[]
        {
            (nameof(options.ResolutionDelay), options.ResolutionDelay),
            (nameof(options.FirstContactWindow), options.FirstContactWindow),
            (nameof(options.DeflectionDelay), options.DeflectionDelay),
            (nameof(options.AbandonAfter), options.AbandonAfter),
        })
        {
            faults.Check(span > TimeSpan.Zero, key, span, "must be above 0");
        }
    }

    private static void CheckZone(FaultList faults, string key, string? zone) =>
        faults.Check(zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), key, zone, "must be the IANA id of a time zone, such as Europe/Berlin");
}

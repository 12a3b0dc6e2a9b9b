using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;

namespace Streaming.Hosting.Tests.Settings;

public sealed class EngineOptionsTests
{
    [Fact]
    public void ToSettings_Defaults_AreTheDomainsOwn()
    {
        var (ours, theirs) = (new EngineOptions().ToSettings(), new EngineSettings());

        Assert.Equal(theirs.ConfigurationHash(), ours.ConfigurationHash());
        Assert.Equal(theirs with { Zones = ours.Zones, MainDimensions = ours.MainDimensions }, ours);
        Assert.Equal(theirs.MainDimensions, ours.MainDimensions);
    }

    [Fact]
    public void ToSettings_Dimensions_ReplaceTheDefault()
    {
        var settings = new EngineOptions { Dimensions = ["product", "team"] }.ToSettings();

        Assert.Equal([NameKind.Product, NameKind.Team], settings.MainDimensions);
    }

    [Fact]
    public void ConfigurationHash_TimeZones_TellsHostsApart()
    {
        static ulong Hash(string zone, params (string Tenant, string Zone)[] zones) =>
            new EngineOptions { TimeZone = zone, TimeZones = zones.ToDictionary(one => one.Tenant, one => one.Zone) }.ToSettings().ConfigurationHash();

        ulong[] different =
        [
            Hash("UTC"), Hash("Europe/Paris"), Hash("America/New_York"), Hash("UTC", ("acme", "Europe/Paris")), Hash("UTC", ("other", "Europe/Paris")),
            Hash("Europe/Paris", ("acme", "UTC")),
        ];

        Assert.Equal(different.Distinct(), different);
        Assert.Equal(new EngineSettings().ConfigurationHash(), Hash("UTC", ("acme", "UTC")));
        Assert.Equal(Hash("UTC", ("a", "Asia/Tokyo"), ("b", "Europe/Paris")), Hash("UTC", ("b", "Europe/Paris"), ("a", "Asia/Tokyo"), ("c", "UTC")));
    }

    [Fact]
    public void SurveyUnit_LatestPerCustomer_IsAConfigurationOfItsOwnAndNeedsCustomers()
    {
        var options = new EngineOptions { SurveyUnit = SurveyUnit.LatestPerCustomer };

        Assert.True(new EngineOptionsValidator().Validate(null, options).Succeeded);
        Assert.True(options.ToSettings().KeepsRespondents);
        Assert.NotEqual(new EngineSettings().ConfigurationHash(), options.ToSettings().ConfigurationHash());
        Assert.Equal(
            ["Engine:SurveyUnit is 'LatestPerCustomer' but needs CustomerCube, which says whose a ticket is."],
            new EngineOptionsValidator().Validate(null, options with { CustomerCube = false }).Failures);
        Assert.Equal(
            ["Engine:SurveyUnit is '7' but must be PerResponse or LatestPerCustomer."],
            new EngineOptionsValidator().Validate(null, options with { SurveyUnit = (SurveyUnit)7 }).Failures);
    }

    [Fact]
    public void ToSurveyCuts_FurtherScale_JoinsTheDefaults()
    {
        var options = new EngineOptions
        {
            SurveyCuts = [new SurveyCutOptions { Kind = SurveyKind.Csat, Min = 1, Max = 4, LowUpTo = 2, HighFrom = 3 }],
        };

        var cuts = options.ToSurveyCuts();

        Assert.True(cuts.TryGet(SurveyKind.Csat, new SurveyScale(1, 4), out var found));
        Assert.Equal(new ScaleCuts(2, 3), found);
        Assert.True(cuts.TryGet(SurveyKind.Nps, new SurveyScale(0, 10), out _));
    }

    /// <summary>A measure has room for so much of a scale: beyond it, answers would count as some of another scale, or of another kind.</summary>
    [Theory]
    [InlineData(-3, 3, false)]
    [InlineData(16, 20, false)]
    [InlineData(0, 256, false)]
    [InlineData(15, 255, true)]
    [InlineData(0, 100, true)]
    public void Validate_ScaleBeyondWhatAMeasureHolds_IsRefused(int min, int max, bool isSound)
    {
        var result = new EngineOptionsValidator().Validate(null, new EngineOptions
        {
            SurveyCuts = [new SurveyCutOptions { Kind = SurveyKind.Csat, Min = min, Max = max, LowUpTo = min, HighFrom = max }],
        });

        Assert.Equal(
            isSound ? [] : [$"Engine:SurveyCuts:0 is 'Csat {min}-{max}' but must begin at 0 to 15 and end at 255 at most."],
            result.Failures ?? []);
    }

    [Fact]
    public void Validate_Defaults_AreSound() => Assert.True(new EngineOptionsValidator().Validate(null, new EngineOptions()).Succeeded);

    // As a file says with null.
    [Fact]
    public void Validate_NothingWhereSomethingMustBe_IsAFaultAndNoException() => Assert.Equal(
        [
            "Engine:Currency is '(absent)' but must be an ISO 4217 code such as EUR.",
            "Engine:TimeZone is '(absent)' but must be the IANA id of a time zone, such as Europe/Berlin.",
        ],
        new EngineOptionsValidator().Validate(null, new EngineOptions { Currency = null!, TimeZone = null! }).Failures);

    [Fact]
    public void Validate_SeveralFaults_NamesAll()
    {
        var result = new EngineOptionsValidator().Validate(null, new EngineOptions
        {
            Dimensions = ["team", "mood"],
            QuarterHourSpan = TimeSpan.FromHours(1),
            MaxComments = -1,
            CommentSpan = TimeSpan.FromDays(-1),
            TimeZone = "Nowhere/Town",
            TimeZones = new Dictionary<string, string> { ["acme"] = "Europe/Berlin", ["other"] = "Mars" },
            SurveyCuts = [new SurveyCutOptions { Kind = SurveyKind.Ces, Min = 1, Max = 5, LowUpTo = 4, HighFrom = 3 }],
        });

        Assert.Equal(
        [
            "Engine:Dimensions is 'mood' but must be team, channel, category, priority or product.",
            "Engine:QuarterHourSpan is '01:00:00' but must be longer than FinestSpan, 1.02:00:00.",
            "Engine:MaxComments is '-1' but must be 0 to 1,000,000.",
            "Engine:CommentSpan is '-1.00:00:00' but must be 0 to 3650 days.",
            "Engine:TimeZone is 'Nowhere/Town' but must be the IANA id of a time zone, such as Europe/Berlin.",
            "Engine:TimeZones:other is 'Mars' but must be the IANA id of a time zone, such as Europe/Berlin.",
            "Engine:SurveyCuts:0 is 'Ces 1-5, low up to 4, high from 3' but must have Min < Max and Min - 1 <= LowUpTo < HighFrom <= Max + 1.",
        ],
            result.Failures);
    }
}

using Microsoft.Extensions.Options;
using Streaming.Hosting;
using Streaming.Query.Options;

namespace Streaming.Query.Tests.Options;

public sealed class KpiOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValid() => Assert.Equal(ValidateOptionsResult.Success, Validate(new KpiOptions()));

    [Fact]
    public void Validate_SeveralFaults_AreAllNamed()
    {
        var options = new KpiOptions
        {
            MinimumSample = 0,
            BandSet = "none",
            TenantBandSets = new Dictionary<string, string> { ["acme"] = "nope" },
            BandSets = new Dictionary<string, BandSetOptions>
            {
                ["hub"] = new() { Bands = Bands("first_response", ("typical", "<900")) },
                ["ours"] = new() { Bands = Bands("nps", ("exceptional", ">30"), ("typical", ">50")) },
            },
            Standards =
            [
                new() { Kpi = "nps", Statistic = "p90", Target = "50" },
                new() { Kpi = "nps", Dimension = "shoe_size", Value = "44" },
                new() { Kpi = "nps", Value = "44", Bands = new Dictionary<string, string> { ["satisfactory"] = ">0", ["typical"] = ">-5" } },
            ],
        };

        Assert.Equal(
            [
                "Kpis:MinimumSample is '0' but must be 1 to 1,000,000.",
                "Kpis:BandSets:hub is 'hub' but must have a name that no other set has.",
                "Kpis:BandSets:hub:Bands is 'first_response' but must be the key of a KPI, such as first_response_time.",
                "Kpis:BandSets:ours:Bands:nps is 'exceptional >30, typical >50' but must have limits that widen from the best band to the worst, all on one side; >50 does not hold all of >30.",
                "Kpis:BandSet is 'none' but must be one of kpi7-2024, hub, ours.",
                "Kpis:TenantBandSets:acme is 'nope' but must be one of kpi7-2024, hub, ours.",
                "Kpis:Standards:0:Statistic is 'p90' but must be one of the statistics of nps: , promoters, passives, detractors.",
                "Kpis:Standards:0:Target is '50' but must be a limit such as <=3600 or >0.9, in the KPI's unit.",
                "Kpis:Standards:1:Dimension is 'shoe_size' but must be a dimension of a cube.",
                "Kpis:Standards:1 is 'nps' but must set bands, a target or a minimum sample.",
                "Kpis:Standards:2:Value is '44' but must be there together with Dimension.",
                "Kpis:Standards:2:Bands is 'satisfactory >0, typical >-5' but must have satisfactory alone, or none of it.",
            ],
            Validate(options).Failures);
    }

    private static ValidateOptionsResult Validate(KpiOptions options) => new KpiOptionsValidator(new CubeCatalogue(new EngineOptions())).Validate(null, options);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Bands(string kpi, params (string Band, string Limit)[] limits) =>
        new() { [kpi] = limits.ToDictionary(limit => limit.Band, limit => limit.Limit) };
}

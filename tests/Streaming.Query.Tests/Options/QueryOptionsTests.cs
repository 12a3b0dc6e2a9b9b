using Microsoft.Extensions.Options;
using Streaming.Domain.Kpis;
using Streaming.Hosting;
using Streaming.Query.Options;

namespace Streaming.Query.Tests.Options;

public sealed class QueryOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValid() =>
        Assert.Equal(ValidateOptionsResult.Success, new QueryOptionsValidator(new CubeCatalogue(new EngineOptions()), ServedKpis.BuiltIn).Validate(null, new QueryOptions()));

    [Fact]
    public void Validate_SeveralFaults_AreAllNamedWithKeyAndValue()
    {
        var options = new QueryOptions
        {
            GrpcPort = 70_000,
            ActiveInterval = TimeSpan.FromMilliseconds(10),
            CatchUpInterval = TimeSpan.FromSeconds(6),
            MetricsWindows = ["2h"],
            MetricsSplitWindows = ["today", "today"],
            MetricsSplitKpis = ["csat"],
            MetricsSeries = 10,
            MetricsDimensions = ["agent"],
            BoardKpis = ["nps", "nps", "csat"],
            SyntheticGroups = ["weather"],
        };

        var result = new QueryOptionsValidator(new CubeCatalogue(new EngineOptions()), ServedKpis.BuiltIn).Validate(null, options);

        Assert.Equal(
            [
                "Query:GrpcPort is '70000' but must be 0 to 65535.",
                "Query:ActiveInterval is '00:00:00.0100000' but must be 00:00:00.2500000 to 00:00:10.",
                "Query:CatchUpInterval is '00:00:06' but must be 00:00:00.2500000 to 00:00:05.",
                "Query:MetricsSeries is '10' but must be 100 to 1000000.",
                "Query:BoardKpis is 'nps, nps, csat' but must name each KPI once.",
                "Query:BoardKpis is 'csat' but must be the key of a KPI.",
                "Query:SyntheticGroups is 'weather' but must be one of tickets, promises, calls, satisfaction, customers, products, money, workforce, self_service.",
                "Query:MetricsWindows is '2h' but must be the name of a window or a calendar period, such as 1h or today.",
                "Query:MetricsSplitWindows is 'today, today' but must name each window once.",
                "Query:MetricsSplitKpis is 'csat' but must be the key of a KPI.",
                "Query:MetricsDimensions is 'agent' but must be a dimension of the main cube.",
            ],
            result.Failures);
    }
}

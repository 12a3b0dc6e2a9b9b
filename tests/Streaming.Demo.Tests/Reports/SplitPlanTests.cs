using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Reports;

namespace Streaming.Demo.Tests.Reports;

public sealed class SplitPlanTests
{
    [Fact]
    public void Make_DimensionsOfTheMainCube_AsksForEveryWindow()
    {
        var plan = SplitPlan.Make(CannedAnswers.Catalogue, ["team", "channel"]);

        Assert.Equal(SplitPlan.AllWindows, plan.Windows);
        Assert.True(plan.HasFinestPanes);
    }

    [Fact]
    public void Make_Agent_AsksForTheWindowsThatItsCubeAnswers()
    {
        var plan = SplitPlan.Make(CannedAnswers.Catalogue, ["team", "agent"]);

        Assert.Equal(["1h", "4h", "24h", "7d", "30d", "90d"], plan.Windows);
        Assert.False(plan.HasFinestPanes);
    }

    [Fact]
    public void Make_DimensionThatTicketsAreNotKeptBy_SaysWhatIsLeftOut()
    {
        var catalogue = CannedAnswers.Catalogue.Clone();
        catalogue.Cubes.Add(new Cube { Name = "product", Dimensions = { "segment", "product" } });
        catalogue.Kpis.Add(new KpiDefinition { Key = "product_adoption", Cubes = { "product" } });

        Assert.Equal(
            "1 of 5 KPIs are kept by product; what tickets say is kept by team, channel, category, priority (Engine:Dimensions)",
            SplitPlan.Make(catalogue, ["product"]).LeftOut);
        Assert.Null(SplitPlan.Make(catalogue, ["team"]).LeftOut);
    }

    [Fact]
    public void Make_DimensionsOfNoCube_LeavesTheRefusalToTheService() =>
        Assert.Equal(SplitPlan.AllWindows, SplitPlan.Make(CannedAnswers.Catalogue, ["product"]).Windows);
}

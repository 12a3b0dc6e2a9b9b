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
    public void Make_DimensionsOfNoCube_LeavesTheRefusalToTheService() =>
        Assert.Equal(SplitPlan.AllWindows, SplitPlan.Make(CannedAnswers.Catalogue, ["product"]).Windows);
}

using Streaming.Domain.Kpis;

namespace Streaming.Domain.Tests.Kpis;

public sealed class KpiRegistryTests
{
    [Fact]
    public void All_EachKpi_IsFoundByItsKeyAndDescribedInFull()
    {
        foreach (var kpi in KpiRegistry.All)
        {
            var definition = kpi.Definition;
            Assert.Same(kpi, KpiRegistry.Find(definition.Key));
            Assert.Matches("^[a-z][a-z0-9_]*$", definition.Key);
            Assert.NotEmpty(definition.Formula);
            Assert.NotEmpty(definition.Source);
            Assert.Equal(definition.Statistics.Count, definition.Statistics.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("T1")]
    [InlineData("T4")]
    [InlineData("T5")]
    [InlineData("T6")]
    [InlineData("T7")]
    [InlineData("T8")]
    [InlineData("T9")]
    [InlineData("T10")]
    [InlineData("T11")]
    [InlineData("V1")]
    [InlineData("V2")]
    [InlineData("V3")]
    public void All_IdOfTheCatalogue_IsServed(string id) =>
        Assert.Contains(KpiRegistry.All, kpi => kpi.Definition.CatalogueId == id);

    [Fact]
    public void Find_UnknownKey_IsNull() => Assert.Null(KpiRegistry.Find("Tickets_Total"));
}

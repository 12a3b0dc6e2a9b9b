using Streaming.Observability.Docs;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Docs;

public sealed class ContradictionTests
{
    [Fact]
    public void All_OfTheCatalogue_AreSettledInOrder()
    {
        Assert.Equal(Enumerable.Range(1, 17).Select(number => $"C{number}"), Contradiction.All.Select(contradiction => contradiction.Id));
        Assert.All(Contradiction.All, one => Assert.All([one.Title, one.Sources, one.Settled, one.Shown, one.Option], Assert.NotEmpty));
    }

    [Fact]
    public void All_EachOfThem_HasATestThatNamesIt()
    {
        var tests = File.ReadAllText(Path.Combine(RepositoryRoot.FullPath, "tests", "Streaming.Domain.Tests", "Kpis", "ContradictionTests.cs"));

        Assert.All(Contradiction.All, one => Assert.Contains($"public void {one.Id}_", tests, StringComparison.Ordinal));
    }
}

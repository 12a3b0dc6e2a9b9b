namespace Streaming.Hosting.Tests.Options;

public sealed class FaultListTests
{
    [Fact]
    public void ToResult_NoFault_Succeeds()
    {
        var faults = new FaultList("Part");

        faults.Check(holds: true, "Key", 1, "must be 1");

        Assert.True(faults.ToResult().Succeeded);
    }

    [Fact]
    public void ToResult_SeveralFaults_NamesEachWithKeyAndValue()
    {
        var faults = new FaultList("Part");

        faults.Check(holds: false, "Size", 1.5, "must be 2 or more");
        faults.Add("Name", null, "must be given");

        Assert.Equal(["Part:Size is '1.5' but must be 2 or more.", "Part:Name is '(absent)' but must be given."], faults.ToResult().Failures);
    }
}

namespace Streaming.Hosting.Tests.Health;

public sealed class HealthRegistryTests
{
    private readonly HealthRegistry _health = new();

    [Fact]
    public void Ready_NewPart_IsUnfitUntilItSaysOtherwise()
    {
        var part = _health.Ready("kafka", "no answer yet");

        Assert.Equal((false, "no answer yet"), (part.IsHealthy, part.Reason));
        part.SetHealthy();
        Assert.True(_health.Ready("kafka").IsHealthy);
    }

    [Fact]
    public void Live_NewPart_IsFit() => Assert.True(_health.Live("thread").IsHealthy);

    [Fact]
    public void Readiness_SeveralParts_AreSortedByName()
    {
        _health.Ready("b");
        _health.Ready("a");
        _health.Ready("c");
        _health.RemoveReady("c");

        Assert.Equal(["a", "b"], _health.Readiness.Select(part => part.Name));
    }
}

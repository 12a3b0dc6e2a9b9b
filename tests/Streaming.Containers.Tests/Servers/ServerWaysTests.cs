using Streaming.Testing.Servers;

namespace Streaming.Containers.Tests.Servers;

public sealed class ServerWaysTests
{
    private static readonly ServerNeed Engine = new(() => true, "start a Docker engine");

    [Fact]
    public void Choose_SeveralWaysOpen_TakesTheFirst()
    {
        var named = Way();

        var (way, absence) = ServerWays.Choose([named, Way(), Way(Engine)]);

        Assert.Same(named, way);
        Assert.Null(absence);
    }

    [Fact]
    public void Choose_NothingInstalledButAnEngine_TakesTheContainer()
    {
        var container = Way(Engine);

        var (way, _) = ServerWays.Choose([Way(Lacking("name one")), Way(Engine, Lacking("install Java")), container]);

        Assert.Same(container, way);
    }

    [Fact]
    public void Choose_AnInstalledOne_NeverAsksForTheEngine()
    {
        var asked = false;
        var engine = new ServerNeed(() => asked = true, "start a Docker engine");

        ServerWays.Choose([Way(), Way(engine)]);

        Assert.False(asked);
    }

    [Fact]
    public void Choose_NoWayOpen_SaysWhatEachLacks()
    {
        var (way, absence) = ServerWays.Choose(
        [
            Way(Lacking("set KAFKA_HOME"), Engine, Lacking("install Java")),
            Way(Lacking("start a Docker engine")),
        ]);

        Assert.Null(way);
        Assert.Equal("set KAFKA_HOME, and install Java; or start a Docker engine.", absence!.Because);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    public void Choose_NoWayOpen_CouldHaveBeenWhereSetUpProvidesAllThatOneLacks(bool first, bool second, bool expected)
    {
        var (_, absence) = ServerWays.Choose([Way(Lacking("engine")), Way(Lacking("a", first), Lacking("b", second))]);

        Assert.Equal(expected, absence!.CouldBeProvided);
    }

    private static ServerNeed Lacking(string howToGetIt, bool couldBeProvided = false) => new(() => false, howToGetIt, couldBeProvided);

    private static ServerWay<NoServer> Way(params ServerNeed[] needs) => new(() => Task.FromResult(new NoServer()), needs);

    private sealed class NoServer : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

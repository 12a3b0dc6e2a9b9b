using Streaming.Demo.Cli;
using Streaming.Demo.Hosts;

namespace Streaming.Demo.Tests.Hosts;

public sealed class HostSettingsTests
{
    private static readonly PartAddresses Addresses = new("127.0.0.1:1", "redis://127.0.0.1:2", null);

    [Fact]
    public void Worker_OriginalTimeOfAYear_KeepsQuarterHoursAndTicketsForAllOfIt()
    {
        var settings = HostSettings.Worker(new() { OriginalTime = true, WorkerHttpPort = 0 }, Addresses, HostSettings.DaysFor(TimeSpan.FromDays(355.5)));

        Assert.Equal("Replay", settings["Ingestion__Mode"]);
        Assert.Equal("358.00:00:00", settings["Engine__QuarterHourSpan"]);
        Assert.Equal("358.00:00:00", settings["Engine__Horizon"]);
        Assert.Equal("800.00:00:00", settings["Engine__DaySpan"]);
        Assert.Equal("0", settings["Hosting__HttpPort"]);
        Assert.Equal("127.0.0.1:1", settings["KAFKA_BOOTSTRAP"]);
    }

    [Fact]
    public void WorkerAndQuery_SameDemo_AgreeOnWhatTheNumbersMean()
    {
        var worker = HostSettings.Worker(new(), Addresses, 1_000);
        var query = HostSettings.Query(new(), Addresses, 1_000);

        Assert.All(worker.Where(static setting => setting.Key.StartsWith("Engine__", StringComparison.Ordinal)), setting => Assert.Equal(setting.Value, query[setting.Key]));
        Assert.Equal("1001.00:00:00", query["Engine__DaySpan"]);
    }

    [Fact]
    public void WorkerAndQuery_Policies_AreTheSameFile()
    {
        var parts = Addresses with { PolicyFile = "/sla.yaml" };

        Assert.Equal("/sla.yaml", HostSettings.Worker(new(), parts, null)["Sla__File"]);
        Assert.Equal("/sla.yaml", HostSettings.Query(new(), parts, null)["Sla__File"]);
    }

    // What the environment names is not for a demo without policies.
    [Fact]
    public void Worker_NoPolicies_TakesTheVariableAway() => Assert.Null(HostSettings.Worker(new(), Addresses, null)["Sla__File"]);

    [Fact]
    public void Query_KeysApart_HaveTheirPrefix() =>
        Assert.Equal("demo-1", HostSettings.Query(new(), Addresses with { KeyPrefix = "demo-1" }, null)["Redis__KeyPrefix"]);

    [Fact]
    public void Query_SyntheticEventsBesideTheTickets_TheBoardSaysSo()
    {
        Assert.Contains("synthetic", HostSettings.Query(new(), Addresses, null)["Query__Note"], StringComparison.Ordinal);
        Assert.Contains("synthétiques", HostSettings.Query(new(), Addresses, null)["Query__NoteFr"], StringComparison.Ordinal);
        Assert.Equal("self_service", HostSettings.Query(new(), Addresses, null)["Query__SyntheticGroups__6"]);
        Assert.DoesNotContain("Query__SyntheticGroups__0", HostSettings.Query(new() { RealOnly = true }, Addresses, null).Keys);
        Assert.Null(HostSettings.Query(new() { RealOnly = true }, Addresses, null)["Query__Note"]);
        Assert.Null(HostSettings.Query(new() { Events = "my.ndjson" }, Addresses, null)["Query__Note"]);
    }

    [Fact]
    public void Worker_AnyEvents_ReadsCustomersToo() => Assert.DoesNotContain("Ingestion__CustomerConsumers", HostSettings.Worker(new(), Addresses, null).Keys);

    [Fact]
    public void DaysFor_ShortLog_IsWhatTheLongestWindowNeeds() => Assert.Equal(DemoOptions.LeastKeepDays, HostSettings.DaysFor(TimeSpan.FromHours(1)));
}

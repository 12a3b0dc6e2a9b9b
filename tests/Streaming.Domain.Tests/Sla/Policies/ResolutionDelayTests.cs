using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tests.Shards;
using Streaming.Domain.Tests.Sla.Calendars;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Sla.Policies;

/// <summary>T7's delay by policy: that of the policy which a ticket was created under.</summary>
public sealed class ResolutionDelayTests
{
    private const string Created = "2026-03-02T10:00:00Z";
    private static readonly SlaPolicy Urgent = new("urgent", [new SlaMatch(NameKind.Priority, ["high"])], []) { ResolutionDelayMs = Desks.Minutes(240) };
    private static readonly SlaPolicy Silent = new("silent", [new SlaMatch(NameKind.Priority, ["low"])], []);
    private static readonly SlaPolicy Rest = new("rest", [], []) { ResolutionDelayMs = Desks.Minutes(24 * 60) };

    private readonly EventLog _log = new();

    [Theory]
    [InlineData("high", "2026-03-02T14:00:00Z", 1)]
    [InlineData("high", "2026-03-02T14:00:00.001Z", 0)]
    [InlineData("normal", "2026-03-03T10:00:00Z", 1)]
    [InlineData("normal", "2026-03-03T10:00:00.001Z", 0)]
    [InlineData("low", "2026-03-05T10:00:00Z", 1)] // a policy that says nothing of it: the default's 72 h
    [InlineData("low", "2026-03-05T10:00:00.001Z", 0)]
    public void Solved_ByTheEndOfItsOwnPolicysDelay_IsResolvedInTime(string priority, string solved, long inTime)
    {
        var run = Run([Urgent, Silent, Rest]);
        Create(Created, priority);
        Solve(solved);
        Feed(run);
        run.Advance(Desks.At("2026-03-09T00:00:00Z"));

        Assert.Equal((1, inTime), Judged(run, priority));
    }

    [Fact]
    public void Unsolved_IsJudgedAtTheEndOfItsOwnDelayAndNotBefore()
    {
        var run = Run([Urgent, Rest]);
        Create(Created, "high");
        Feed(run);

        run.Advance(Desks.At("2026-03-02T13:59:59.999Z"));
        Assert.Equal((0, 0), Judged(run, "high"));
        run.Advance(Desks.At("2026-03-02T14:00:00Z"));
        Assert.Equal((1, 0), Judged(run, "high"));
    }

    [Fact]
    public void AttributesChanged_AfterTheCreation_LeaveTheDelayAsItWas()
    {
        var run = Run([Urgent, Rest]);
        Create(Created, "high");
        _log.Add("ticket.attributes-changed", Desks.At("2026-03-02T11:00:00Z"), ("ticketId", "T-1"), ("priority", "normal"));
        Solve("2026-03-02T15:00:00Z");
        Feed(run);
        run.Advance(Desks.At("2026-03-09T00:00:00Z"));

        Assert.Equal((1, 0), Judged(run, "high"));
    }

    [Fact]
    public void Version_EffectiveAfterTheCreation_CountsForLaterTicketsOnly()
    {
        var stricter = Rest with { ResolutionDelayMs = Desks.Minutes(60) };
        var run = new EngineRun(Settings([new("1", long.MinValue, [Rest]), new("2", Desks.At("2026-03-02T10:00:00.001Z"), [stricter])]), new StorageSettings());
        Create(Created, "high");
        Solve("2026-03-02T12:00:00Z");
        Create("2026-03-02T10:00:00.001Z", "low", "T-2");
        Solve("2026-03-02T12:00:00Z", "T-2");
        Feed(run);
        run.Advance(Desks.At("2026-03-09T00:00:00Z"));

        Assert.Equal(((1, 1), (1, 0)), (Judged(run, "high"), Judged(run, "low")));
    }

    [Fact]
    public void Policies_ThatDifferInADelay_AreAnotherConfiguration()
    {
        var hashes = new[] { Rest, Rest with { ResolutionDelayMs = 1 }, Rest with { ResolutionDelayMs = null } }
            .Select(static policy => Settings([new("1", long.MinValue, [policy])]).ConfigurationHash());

        Assert.Equal(3, hashes.Distinct().Count());
    }

    [Fact]
    public void LongestResolutionDelay_OfAllVersions_IsTheLongest()
    {
        Assert.Equal(Rest.ResolutionDelayMs, new SlaPolicySet([new("1", 0, [Urgent, Rest]), new("2", 1, [Urgent, Silent])]).LongestResolutionDelayMs());
        Assert.Null(new SlaPolicySet([new("1", 0, [Silent])]).LongestResolutionDelayMs());
        Assert.Null(SlaPolicySet.Empty.LongestResolutionDelayMs());
    }

    private static EngineRun Run(IReadOnlyList<SlaPolicy> policies) => new(Settings([new("1", long.MinValue, policies)]), new StorageSettings());

    private static EngineSettings Settings(IReadOnlyList<SlaPolicyVersion> versions) => new()
    {
        FinestSpan = TimeSpan.FromDays(4000),
        QuarterHourSpan = TimeSpan.FromDays(5000),
        DaySpan = TimeSpan.FromDays(6000),
        Sla = new SlaPolicySet(versions),
    };

    private void Create(string time, string priority, string ticket = "T-1") =>
        _log.Add("ticket.created", Desks.At(time), ("ticketId", ticket), ("customerId", "c-1"), ("priority", priority));

    private void Solve(string time, string ticket = "T-1") =>
        _log.Add("ticket.status-changed", Desks.At(time), ("ticketId", ticket), ("status", "solved"));

    private void Feed(EngineRun run)
    {
        foreach (var record in _log.Records)
        {
            run.Feed(record);
        }
    }

    private static (long Judged, long InTime) Judged(EngineRun run, string priority)
    {
        run.Commit();
        var numbers = StoredCells.Of(run.Store).Numbers(Cube.Main, _ => "all");
        return (Of(Measure.ResolutionJudged), Of(Measure.ResolvedInDelay));

        long Of(MeasureId measure) => numbers.GetValueOrDefault($"all default|unknown|unknown|unknown|{priority} {measure.Value}");
    }
}

using Streaming.Domain.Sla.Clocks;
using Streaming.Integration.Tests.Engine;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Integration.Tests.Records;
using Streaming.Integration.Tests.Recounts;
using Streaming.Testing.Recount;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Replays;

/// <summary>
/// The bundled week replayed under policies, with its own times: at any speed the same clocks end the same way, in the numbers and on the topic
/// of clocks, as the slow recount says.
/// </summary>
[Collection(SharedServers.Name)]
public sealed class ClockReplayTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const long HourMs = 3_600_000;
    private static readonly string[] Promised = [ClockKind.FirstReply.Name(), ClockKind.RequesterWait.Name(), ClockKind.TotalResolution.Name()];

    [SkippableTheory]
    [InlineData(int.MaxValue)]
    [InlineData(250)]
    public async Task Replay_BundledWeekUnderPolicies_EndsAsTheRecountSaysAtAnySpeed(int eventsAtOnce)
    {
        await using var pipeline = Start();
        using var told = await SlaTopic.OpenAsync(pipeline);
        await pipeline.CreateTopicsAsync();
        await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        using var sender = new EventSender(pipeline);
        await using var store = pipeline.OpenStore();

        foreach (var part in BundledLog.Lines.Chunk(Math.Min(eventsAtOnce, BundledLog.Lines.Count)))
        {
            // Slowly: what was sent is taken in, and time has passed to it, before more is sent.
            await sender.SendAsync(part);
            await store.WaitForAsync(sender.Sent);
        }

        var end = await store.WaitForReplayAsync(BundledLog.Lines.Count);
        await query.WaitForAsync(end);
        var recount = BundledLog.Recount(end, Policies());
        var expected = ClockOutcomes.Of(recount);
        await told.UntilAsync(messages => ClockOutcomes.Differences(expected, Final(messages)).Length == 0);

        Assert.True(expected.Count > 100, $"Only {expected.Count} clocks have an outcome.");
        var kpis = recount.Evaluate(new RecountQuery(BundledLog.FromMs, BundledLog.ToMs))[""];
        (await query.GetAsync(BundledLog.FromMs, BundledLog.ToMs))[""].AssertEqual(
            RecountExpectations.Of(kpis).Concat(RecountExpectations.OfClocks(kpis).Where(one => one.Statistic.Length == 0 || Promised.Contains(one.Statistic))),
            "the week");
    }

    private Pipeline Start()
    {
        var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["Calendars:office:TimeZone"] = "Europe/Paris",
            ["Calendars:office:Hours"] = "mon-fri 09:00-12:30 14:00-18:00",
            ["Calendars:office:Holidays:0"] = "2016-03-08",
            ["DefaultCalendar"] = "office",
            ["Policies:0:Name"] = "urgent",
            ["Policies:0:Match:priority:0"] = "1",
            ["Policies:0:Match:priority:1"] = "2",
            ["Policies:0:Targets:0:Clock"] = Promised[0],
            ["Policies:0:Targets:0:Duration"] = "15m",
            ["Policies:0:Targets:1:Clock"] = Promised[2],
            ["Policies:0:Targets:1:Duration"] = "8h",
            ["Policies:0:Targets:1:Calendar"] = "24x7",
            ["Policies:1:Name"] = "standard",
            ["Policies:1:Targets:0:Clock"] = Promised[0],
            ["Policies:1:Targets:0:Duration"] = "1h",
            ["Policies:1:Targets:1:Clock"] = Promised[1],
            ["Policies:1:Targets:1:Duration"] = "16h",
        })
        {
            pipeline.Settings[$"Sla:{key}"] = value;
        }

        return pipeline;
    }

    /// <summary>What is configured above, in the words of the recount; at risk from four fifths on, as by default.</summary>
    private static RecountSla Policies()
    {
        var office = new RecountHours(
            TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
            [(TimeSpan.FromHours(9), TimeSpan.FromHours(12.5)), (TimeSpan.FromHours(14), TimeSpan.FromHours(18))])
        {
            Holidays = new Dictionary<DateOnly, IReadOnlyList<(TimeSpan From, TimeSpan To)>> { [new DateOnly(2016, 3, 8)] = [] },
        };
        var urgent = new RecountPolicy(
            "urgent",
            new Dictionary<RecountDimension, IReadOnlyList<string>> { [RecountDimension.Priority] = ["1", "2"] },
            new Dictionary<string, RecountTarget> { [Promised[0]] = Target(HourMs / 4, office), [Promised[2]] = Target(8 * HourMs, RecountHours.Always) });
        var standard = new RecountPolicy(
            "standard",
            new Dictionary<RecountDimension, IReadOnlyList<string>>(),
            new Dictionary<string, RecountTarget> { [Promised[0]] = Target(HourMs, office), [Promised[1]] = Target(16 * HourMs, office) });
        return new RecountSla([new RecountPolicyVersion(long.MinValue, [urgent, standard])], office);

        static RecountTarget Target(long durationMs, RecountHours hours) => new(durationMs, hours, durationMs * 4 / 5);
    }

    private static Dictionary<string, int> Final(List<SlaMessage> messages)
    {
        var outcomes = new ClockOutcomes();
        foreach (var message in messages)
        {
            outcomes.Take(message.Text);
        }

        return outcomes.Final();
    }
}

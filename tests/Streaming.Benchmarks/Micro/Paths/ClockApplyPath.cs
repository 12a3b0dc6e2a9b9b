using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// As <see cref="ApplyPath"/>, under policies with four clocks a ticket by business hours: after every thousand events time passes to the last
/// of them, and deadlines fire.
/// </summary>
/// <param name="isTold">Whether what becomes of clocks is written as messages, and these are published to nowhere.</param>
internal sealed class ClockApplyPath(bool isTold) : IHotPath
{
    private const int EventsPerCommit = 1_000;
    private const long HourMs = 3_600_000;

    private readonly ShardFeed _feed = new(
        new LoadStream(tickets: 50_000, LoadStream.MillionADay),
        new EngineSettings { Sla = Policies() },
        new StorageSettings { SlaTopic = isTold ? "support.sla.v1" : "" });

    /// <inheritdoc/>
    public string Operation => "events";

    /// <inheritdoc/>
    public int Operations => 10_000;

    /// <inheritdoc/>
    public void Prepare()
    {
        if (_feed.Left < Operations)
        {
            _feed.Restart();
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        for (var left = Operations; left > 0; left -= EventsPerCommit)
        {
            _feed.Apply(EventsPerCommit);
            _feed.FireTimers();
            _feed.CreateCommit().Dispose();
            _feed.Publish();
        }
    }

    private static SlaPolicySet Policies()
    {
        var desk = new DueTimePath().Calendar;
        SlaTarget[] targets =
        [
            new(ClockKind.FirstReply, HourMs, desk, [800]), new(ClockKind.NextReply, 4 * HourMs, desk, [800]),
            new(ClockKind.RequesterWait, 16 * HourMs, desk, [800]), new(ClockKind.TotalResolution, 72 * HourMs, BusinessCalendar.AlwaysOpen, [500, 800]),
        ];
        return new SlaPolicySet(
        [
            new SlaPolicyVersion(
                "1",
                long.MinValue,
                [
                    new SlaPolicy("phone", [new SlaMatch(NameKind.Channel, ["phone"])], targets),
                    new SlaPolicy("video", [new SlaMatch(NameKind.Channel, ["video", "forum"])], targets),
                    new SlaPolicy("standard", [], targets),
                ]),
        ]);
    }
}

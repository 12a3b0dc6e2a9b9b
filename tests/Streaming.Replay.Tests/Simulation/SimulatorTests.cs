using System.Text.Json;
using Streaming.Replay.Simulation;

namespace Streaming.Replay.Tests.Simulation;

public sealed class SimulatorTests
{
    private static readonly SimulationOptions Options = new() { Tickets = 3_000, Duration = TimeSpan.FromDays(14) };

    [Fact]
    public void Write_SameOptions_GivesTheSameBytes()
    {
        var disturbed = Options with { Tickets = 300, DuplicateShare = 0.1, LateShare = 0.1, OutOfOrderShare = 0.1, MalformedShare = 0.1 };

        Assert.Equal(Written(disturbed), Written(disturbed));
        Assert.NotEqual(Written(disturbed), Written(disturbed with { Seed = 2 }));
    }

    [Fact]
    public void Write_KnownSeed_StaysWhatItWas()
    {
        // A change here changes every simulation that anybody has kept numbers of.
        var first = Json.Lines(Written(Options with { Tickets = 10, Duration = TimeSpan.FromDays(1) })).First();

        Assert.Equal("SIM-1-0000001-e-1", first.Text("id"));
        Assert.Equal("support.ticket.created.v1", first.Text("type"));
    }

    [Fact]
    public void Run_Options_AsManyTicketsInTimeOrderWithinTheDuration()
    {
        var events = Simulator.Run(Options).ToList();

        Assert.Equal(Options.Tickets, events.Count(e => e.Data.Type == "support.ticket.created.v1"));
        Assert.Equal(events.OrderBy(e => e.Time).Select(e => e.Id), events.Select(e => e.Id));
        Assert.All(events, e => Assert.InRange(e.Time, Options.Start, Options.Start + Options.Duration - TimeSpan.FromMilliseconds(1)));
        Assert.Equal(events.Count, events.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void Run_EveryEvent_SaysThatItIsSynthetic()
    {
        var lines = Json.Lines(Simulator.Run(Options with { Tenant = "acme" }));

        Assert.All(lines, line =>
        {
            Assert.Equal("/synthetic/simulator", line.Text("source"));
            Assert.StartsWith("SIM-", line.Text("id"), StringComparison.Ordinal);
            Assert.Equal("acme", line.Text("tenant"));
        });
    }

    [Fact]
    public void Run_ManyTickets_HasEveryKindOfEventStatusAndScale()
    {
        var lines = Json.Lines(Simulator.Run(Options)).ToList();

        Assert.Equal(
            [
                "support.call.handled.v1", "support.survey.answered.v1", "support.survey.revised.v1", "support.survey.sent.v1", "support.survey.withdrawn.v1",
                "support.ticket.assigned.v1", "support.ticket.attributes-changed.v1", "support.ticket.created.v1", "support.ticket.deleted.v1",
                "support.ticket.merged.v1", "support.ticket.message.v1", "support.ticket.status-changed.v1",
            ],
            lines.Select(line => line.Text("type")!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["closed", "on-hold", "open", "pending", "reopened", "solved"], Distinct(lines, "status"));
        Assert.Equal(["automated", "customer", "human"], Distinct(lines, "author"));
        Assert.Equal(
            ["ces 1-5", "ces 1-7", "csat 0-1", "csat 1-10", "csat 1-5", "csat 1-7", "nps 0-10"],
            Answers(lines).Select(data => $"{data.Text("kind")} {data.GetProperty("scaleMin")}-{data.GetProperty("scaleMax")}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_WithCustomerEvents_AddsEveryKindOfThemAndLeavesTheTicketsAsTheyAre()
    {
        var options = Options with { CustomerEvents = true };
        var tickets = Simulator.Run(Options).ToList();
        var all = Simulator.Run(options).ToList();

        var ids = tickets.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(tickets, all.Where(e => ids.Contains(e.Id)));
        var others = all.Where(e => !ids.Contains(e.Id)).ToList();
        Assert.Equal(
            [
                "support.customer.base-counted.v1", "support.customer.joined.v1", "support.customer.left.v1", "support.customer.renewal-due.v1",
                "support.customer.renewed.v1", "support.finance.cost.v1", "support.finance.revenue.v1", "support.health.measured.v1",
                "support.product.first-used.v1", "support.product.purchased.v1", "support.product.used.v1", "support.selfservice.session.v1",
                "support.survey.answered.v1", "support.workforce.agent-joined.v1", "support.workforce.agent-left.v1", "support.workforce.demo-booked.v1",
            ],
            others.Select(e => e.Data.Type).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(all.OrderBy(e => e.Time).Select(e => e.Id), all.Select(e => e.Id));
        Assert.All(all, e => Assert.InRange(e.Time, Options.Start, Options.Start + Options.Duration - TimeSpan.FromMilliseconds(1)));
        Assert.Equal(all.Count, all.Select(e => e.Id).Distinct().Count());
        Assert.All(others, e => Assert.StartsWith("SIM-", e.Id, StringComparison.Ordinal));
        Assert.Equal(["acquisition", "retention", "service"], Distinct(Json.Lines(others), "costKind"));
    }

    [Fact]
    public void Run_WithCustomerEvents_CustomersDoNothingBeforeJoiningOrAfterLeaving()
    {
        var lives = Json.Lines(Simulator.Run(Options with { CustomerEvents = true }))
            .Where(line => line.Text("type")!.StartsWith("support.customer.", StringComparison.Ordinal) || line.Text("type")!.StartsWith("support.product.", StringComparison.Ordinal))
            .Where(line => line.Text("data", "customerId") is not null)
            .GroupBy(line => line.Text("data", "customerId"));

        Assert.All(lives, life =>
        {
            var types = life.Select(line => line.Text("type")!).ToList();
            Assert.Equal("support.customer.joined.v1", types[0]);
            Assert.DoesNotContain("support.customer.left.v1", types[..^1]);
        });
    }

    [Fact]
    public void Write_WithCustomerEvents_GivesTheSameBytes() =>
        Assert.Equal(Written(Options with { Tickets = 100, CustomerEvents = true }), Written(Options with { Tickets = 100, CustomerEvents = true }));

    [Fact]
    public void Run_Answers_LieOnTheirScalesAndUseTheirEnds()
    {
        var answers = Answers(Json.Lines(Simulator.Run(Options)))
            .Select(data => (Min: data.GetProperty("scaleMin").GetInt32(), Max: data.GetProperty("scaleMax").GetInt32(), Value: data.GetProperty("value").GetInt32()))
            .ToList();

        Assert.All(answers, answer => Assert.InRange(answer.Value, answer.Min, answer.Max));
        Assert.Contains(answers, answer => answer.Value == answer.Min);
        Assert.Contains(answers, answer => answer.Value == answer.Max);
    }

    [Fact]
    public void Run_Week_IsBusyByDayAndQuietByNightAndAtWeekends()
    {
        var opened = Simulator.Run(Options).Where(e => e.Data.Type == "support.ticket.created.v1").Select(e => e.Time).ToList();

        var weekend = opened.Count(time => time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) / 4.0;
        var weekday = opened.Count(time => time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) / 10.0;
        var day = opened.Count(time => time.Hour is >= 9 and < 17) / 8.0;
        var night = opened.Count(time => time.Hour < 6) / 6.0;
        Assert.True(weekday > 4 * weekend, $"{weekday} on a weekday, {weekend} on a day of the weekend");
        Assert.True(day > 8 * night, $"{day} in an hour of the day, {night} in one of the night");
    }

    [Fact]
    public void Write_Disturbed_HasEveryEventAndTheSharesAskedFor()
    {
        var quiet = Simulator.Run(Options).Select(e => e.Id).ToList();
        var options = Options with { DuplicateShare = 0.05, LateShare = 0.03, OutOfOrderShare = 0.1, MalformedShare = 0.02 };

        var lines = Lines(Written(options));
        var events = lines.Select(Known).OfType<JsonElement>().ToList();

        Assert.Equal(quiet.Order(StringComparer.Ordinal), events.Select(e => e.Text("id")!).Distinct().Order(StringComparer.Ordinal));
        Assert.InRange((double)(events.Count - quiet.Count) / quiet.Count, 0.04, 0.06);
        Assert.InRange((double)(lines.Count - events.Count) / quiet.Count, 0.015, 0.025);
        Assert.InRange((double)Late(events, TimeSpan.FromHours(1)) / quiet.Count, 0.02, 0.045);
    }

    [Fact]
    public void Run_OptionsOutOfRange_AreAllNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => Simulator.Run(new() { Tickets = 0, LateShare = 1.5, Duration = TimeSpan.Zero }));

        Assert.Contains("Tickets is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("LateShare is 1.5", error.Message, StringComparison.Ordinal);
        Assert.Contains("Duration is 00:00:00", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(100_000)]
    public void Run_ShortOrOddDuration_HasAllTicketsWithinIt(int seconds)
    {
        var options = Options with { Tickets = 50, Duration = TimeSpan.FromSeconds(seconds), Start = Options.Start.AddMinutes(59) };

        var opened = Simulator.Run(options).Where(e => e.Data.Type == "support.ticket.created.v1").ToList();

        Assert.Equal(50, opened.Count);
        Assert.All(opened, e => Assert.InRange(e.Time, options.Start, options.Start + options.Duration));
    }

    private static int Late(List<JsonElement> events, TimeSpan by)
    {
        var highest = DateTimeOffset.MinValue;
        var late = 0;
        foreach (var time in events.Select(e => e.GetProperty("time").GetDateTimeOffset()))
        {
            late += highest - time >= by ? 1 : 0;
            highest = highest > time ? highest : time;
        }

        return late;
    }

    private static IEnumerable<string> Distinct(IEnumerable<JsonElement> lines, string field) =>
        lines.Select(line => line.Text("data", field)).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Answers(IEnumerable<JsonElement> lines) =>
        lines.Where(line => line.Text("type") is "support.survey.answered.v1" or "support.survey.revised.v1").Select(line => line.GetProperty("data"));

    private static byte[] Written(SimulationOptions options)
    {
        using var stream = new MemoryStream();
        Simulator.Write(options, stream);
        return stream.ToArray();
    }

    private static List<byte[]> Lines(byte[] text)
    {
        var lines = new List<byte[]>();
        for (var start = 0; start < text.Length;)
        {
            var end = Array.IndexOf(text, (byte)'\n', start);
            lines.Add(text[start..end]);
            start = end + 1;
        }

        return lines;
    }

    // An event of the simulation proper; null for a broken line.
    private static JsonElement? Known(byte[] line)
    {
        try
        {
            var parsed = Json.Parse(line);
            var id = parsed.Text("id")!;
            return id.EndsWith("-malformed", StringComparison.Ordinal) || id.Length > 128 ? null : parsed;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

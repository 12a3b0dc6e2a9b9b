using System.Text;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Customers;

/// <summary>
/// C14's option: answers in one shard, those who gave them in another, and what the first tells the second, in any order and more than once, with
/// revisions and withdrawals: of each customer the latest answer of any interval counts, by any filter and split, as a slow recount of the raw events has it.
/// </summary>
public sealed class LatestAnswerPropertyTests
{
    private const long HourMs = 3_600_000;
    private const int Hours = 24 * 12;
    private static readonly long StartMs = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly KpiSettings Latest = KpiSettings.Default with { SurveyUnit = SurveyUnit.LatestPerCustomer };

    private static readonly string[] Keys = ["nps", "nps_margin95", "csat_pct", "csat_mean", "csat_norm", "ces", "ces_in_base"];
    private static readonly Kpi[] Kpis = [.. Keys.Select(key => KpiRegistry.Find(key)!)];

    private static readonly (NameKind Kind, RecountDimension Dimension, string[] Values)[] Dimensions =
    [
        (NameKind.Team, RecountDimension.Team, ["front", "back", "unknown"]),
        (NameKind.Channel, RecountDimension.Channel, ["mail", "chat", "unknown"]),
        (NameKind.Category, RecountDimension.Category, ["refund", "bug", "unknown"]),
        (NameKind.Priority, RecountDimension.Priority, ["high", "low", "unknown"]),
        (NameKind.Agent, RecountDimension.Agent, ["ann", "bob", "unknown"]),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ask_AnyLogInAnyOrder_EqualsRecount(int seed)
    {
        var random = new Random(seed);
        var log = Generate(random);

        // Every other time what is old has been rolled up, into quarter hours and days, before all is asked.
        var isRolledUp = seed % 2 == 0;
        var settings = new EngineSettings
        {
            Horizon = TimeSpan.FromDays(400),
            FinestSpan = isRolledUp ? TimeSpan.FromHours(26) : TimeSpan.FromDays(4000),
            QuarterHourSpan = isRolledUp ? TimeSpan.FromDays(4) : TimeSpan.FromDays(5000),
            DaySpan = TimeSpan.FromDays(6000),
            SurveyUnit = SurveyUnit.LatestPerCustomer,
            MaxFacts = seed % 5 == 0 ? 24 : 512,
        };
        var (tickets, customers) = Run(settings, log, random);
        var snapshot = await EngineSnapshot.OfAsync(tickets, customers);
        var recount = SlowRecount.Of(log, StartMs);
        var unit = isRolledUp ? 24 : 1;
        for (var i = 0; i < 40; i++)
        {
            var from = random.Next(Hours / unit) * unit;
            var interval = new TimeInterval(StartMs + (from * HourMs), StartMs + ((from + ((1 + random.Next(i % 2 == 0 ? 100 / unit : Hours / unit)) * unit)) * HourMs));
            Check(snapshot, recount, interval, RandomSelection(random));
        }
    }

    /// <summary>Random events of every kind about few customers; all that anybody could tell of a ticket, and as much about its surveys.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ask_RandomTicketsWithSurveys_EqualsRecount(int seed)
    {
        var options = new RandomLogOptions { SurveyChance = 0.6 };
        var random = new Random(seed);
        var log = RandomLog.Generate(seed, options);
        var settings = new EngineSettings
        {
            FinestSpan = TimeSpan.FromDays(4000),
            QuarterHourSpan = TimeSpan.FromDays(5000),
            DaySpan = TimeSpan.FromDays(6000),
            SurveyUnit = SurveyUnit.LatestPerCustomer,
        };
        var (tickets, customers) = Run(settings, log, random);
        var snapshot = await EngineSnapshot.OfAsync(tickets, customers);
        var recount = SlowRecount.Of(log, options.StartMs);
        for (var i = 0; i < 25; i++)
        {
            var fromMs = options.StartMs + (random.Next(-4, 96) * HourMs);
            Check(snapshot, recount, new TimeInterval(fromMs, fromMs + (random.Next(1, 200) * HourMs)), RandomSelection(random));
        }
    }

    private static (EngineShard Tickets, EngineShard Customers) Run(EngineSettings settings, IReadOnlyList<RecountRecord> log, Random random)
    {
        var tickets = new EngineShard(settings, new StorageSettings { JoinTopic = "joins", MinCompactBytes = 200, ReadersKeep = 8, MaxCachedTickets = 3 });
        var customers = new EngineShard(settings, new StorageSettings { MinCompactBytes = 200, ReadersKeep = 8, MaxCachedTickets = 3 });
        var told = new List<Told>();
        foreach (var record in LogMixer.Permuted(LogMixer.WithDuplicates(log, random, 0.2), random))
        {
            tickets.Feed(record);
            if (random.Next(3) == 0)
            {
                tickets.Commit(long.MinValue);
                told.AddRange(tickets.TakeTold());
            }
        }

        tickets.Commit(long.MinValue);
        told.AddRange(tickets.TakeTold());

        // Facts that are settled stand as they were known: with few facts kept, what was told comes in the order of its times.
        var heard = settings.MaxFacts < 512
            ? told.OrderBy(one => one.TimeMs).ToList()
            : LogMixer.Permuted(LogMixer.WithDuplicates(told, random, 0.3), random);
        foreach (var one in heard)
        {
            customers.Hear(one);
            if (random.Next(4) == 0)
            {
                customers.Commit(long.MinValue);
            }
        }

        // In the end long enough after all of it that every answer must have been told.
        tickets.Commit(StartMs + (40 * 24 * HourMs));
        customers.Commit(StartMs + (40 * 24 * HourMs));
        return (tickets, customers);
    }

    private static Selection RandomSelection(Random random)
    {
        var (group, filter) = (new List<NameKind>(), new List<(NameKind, IReadOnlySet<string>)>());
        var ofAgent = random.Next(3) == 0;
        var dimensions = ofAgent ? [Dimensions[0], Dimensions[4]] : Dimensions[..4];
        random.Shuffle(dimensions);
        switch (random.Next(4))
        {
            case 0: group.Add(dimensions[0].Kind); break;
            case 1: group.AddRange([dimensions[0].Kind, dimensions[1].Kind]); break;
            case 2: filter.Add((dimensions[0].Kind, new HashSet<string> { dimensions[0].Values[random.Next(3)] })); break;
            default: break;
        }

        return new Selection { Tenant = Tenants.Default, Kpis = Kpis, Cube = ofAgent && group.Count + filter.Count > 0 ? Cube.Agent : Cube.Main, GroupBy = group, Filters = filter };
    }

    private static void Check(IndexSnapshot snapshot, SlowRecount recount, TimeInterval interval, Selection selection)
    {
        var answerer = new Answerer(snapshot, selection, Latest);
        var answer = answerer.Evaluate(interval, answerer.Plan(interval));
        var expected = recount.Evaluate(new RecountQuery(interval.StartMs, interval.EndMs)
        {
            LatestPerCustomer = true,
            GroupBy = [.. selection.GroupBy.Select(DimensionOf)],
            Filter = selection.Filters.ToDictionary(filter => DimensionOf(filter.Dimension), filter => filter.Values.Single())
                .Append(new(RecountDimension.Tenant, Tenants.Default)).ToDictionary(),
        });
        var told = new StringBuilder();
        foreach (var row in answer.Rows)
        {
            var name = string.Join('|', row.Names);
            Compare(told, name, row.Values, expected.GetValueOrDefault(name) ?? SlowRecount.Of([], 0).Evaluate(new RecountQuery(0, 0))[""]);
        }

        foreach (var (name, kpis) in expected)
        {
            if (kpis.Nps.Count + kpis.Csat.Count + kpis.Ces.Count > 0 && !answer.Rows.Any(row => string.Join('|', row.Names) == name))
            {
                told.Append(System.Globalization.CultureInfo.InvariantCulture, $"no row '{name}'\n");
            }
        }

        Assert.True(told.Length == 0, told.ToString());
    }

    private static void Compare(StringBuilder told, string row, KpiValue[] values, RecountKpis expected)
    {
        var at = 0;
        Expect("nps", expected.Nps.Nps, expected.Nps.Count);
        Expect("promoters", expected.Nps.Count == 0 ? null : expected.Nps.Promoters, expected.Nps.Count);
        Expect("passives", expected.Nps.Count == 0 ? null : expected.Nps.Passives, expected.Nps.Count);
        Expect("detractors", expected.Nps.Count == 0 ? null : expected.Nps.Detractors, expected.Nps.Count);
        Expect("nps_margin95", expected.Nps.Margin95, expected.Nps.Count);
        Expect("csat_pct", expected.Csat.Pct, expected.Csat.Count);
        Expect("satisfied", expected.Csat.Count == 0 ? null : expected.Csat.Satisfied, expected.Csat.Count);
        Expect("csat_mean", expected.Csat.Mean, expected.Csat.Count);
        Expect("csat_norm", expected.Csat.Norm, expected.Csat.Count);
        Expect("ces", expected.Ces.Excluded, expected.Ces.Easy + expected.Ces.Hard);
        Expect("easy", expected.Ces.Count == 0 ? null : expected.Ces.Easy, expected.Ces.Count);
        Expect("neutral", expected.Ces.Count == 0 ? null : expected.Ces.Neutral, expected.Ces.Count);
        Expect("hard", expected.Ces.Count == 0 ? null : expected.Ces.Hard, expected.Ces.Count);
        Expect("ces_in_base", expected.Ces.InBase, expected.Ces.Count);
        Assert.Equal(values.Length, at);

        void Expect(string what, double? value, long sample)
        {
            var actual = values[at++];
            var isEqual = value is { } number ? actual.Value is { } found && Math.Abs(found - number) < 1e-9 && actual.SampleSize == sample : actual.Value is null;
            if (!isEqual)
            {
                told.Append(System.Globalization.CultureInfo.InvariantCulture, $"'{row}' {what}: {actual.Value} of {actual.SampleSize}, expected {value} of {sample}\n");
            }
        }
    }

    private static RecountDimension DimensionOf(NameKind kind) => Dimensions.First(one => one.Kind == kind).Dimension;

    /// <summary>Few customers who answer often, at few distinct hours, so that answers fall on one instant; under tickets of their own, of others and none.</summary>
    private static IReadOnlyList<RecountRecord> Generate(Random random)
    {
        var log = new EventLog();
        string? Maybe(double chance, params string[] values) => random.NextDouble() < chance ? values[random.Next(values.Length)] : null;
        long Time() => StartMs + (random.Next(Hours) * HourMs);
        for (var ticket = 1; ticket <= 30; ticket++)
        {
            var id = $"T-{ticket}";
            var created = random.Next(8) switch { 0 => 0, 1 => 2, _ => 1 };
            for (var i = 0; i < created; i++)
            {
                log.Add(
                    "ticket.created",
                    Time() + (i * 60_000),
                    ("ticketId", id),
                    ("customerId", $"c-{random.Next(6)}"),
                    ("team", Maybe(0.8, "front", "back")),
                    ("channel", Maybe(0.8, "mail", "chat")),
                    ("category", Maybe(0.8, "refund", "bug")),
                    ("priority", Maybe(0.8, "high", "low")));
            }

            if (random.Next(3) == 0)
            {
                log.Add("ticket.message", Time(), ("ticketId", id), ("author", "human"), ("agentId", Maybe(0.9, "ann", "bob")));
            }

            if (random.Next(4) == 0)
            {
                log.Add("ticket.deleted", Time(), ("ticketId", id), ("reason", random.Next(3) == 0 ? "erasure" : "spam"));
            }
        }

        for (var response = 1; response <= 90; response++)
        {
            Survey(log, random, $"r-{response}", random.Next(5) == 0 ? null : $"T-{random.Next(1, 34)}", Maybe, Time);
        }

        return log.Records;
    }

    private static void Survey(EventLog log, Random random, string response, string? ticket, Func<double, string[], string?> maybe, Func<long> time)
    {
        (string Kind, int Min, int Max)[] scales = [("csat", 1, 5), ("csat", 1, 7), ("nps", 0, 10), ("nps", 1, 10), ("ces", 1, 5)];
        var (kind, min, max) = scales[random.Next(scales.Length)];
        void Add(string type, int revision) => log.Add(
            type,
            time() + revision,
            ("responseId", response),
            ("ticketId", ticket),
            ("kind", kind),
            ("scaleMin", min),
            ("scaleMax", max),
            ("value", random.Next(min, max + 1)),
            ("customerId", maybe(ticket is null ? 0.7 : 0.3, ["c-0", "c-1", "c-2", "c-3", "c-4", "c-5"])),
            ("team", maybe(0.3, ["front", "back"])),
            ("agentId", maybe(0.3, ["ann", "bob"])),
            ("channel", maybe(0.3, ["mail", "chat"])),
            ("audience", maybe(0.05, ["agent"])),
            ("revision", revision == 0 ? null : revision));

        Add("survey.answered", 0);
        for (var revision = 1; random.Next(3) == 0; revision++)
        {
            Add("survey.revised", revision);
        }

        if (random.Next(8) == 0)
        {
            log.Add("survey.withdrawn", time(), ("responseId", response), ("ticketId", ticket));
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Tests.Shards;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Sla.Clocks;

/// <summary>What a ticket keeps of what was said of its clocks is what was published: the same messages, in their order, through crashes too.</summary>
public sealed class ClockHistoryPropertyTests
{
    private static readonly EngineSettings AllFine = new()
    {
        FinestSpan = TimeSpan.FromDays(4000),
        QuarterHourSpan = TimeSpan.FromDays(5000),
        DaySpan = TimeSpan.FromDays(6000),
    };

    private static readonly StorageSettings Busy = new() { MinCompactBytes = 200, MinCheckpointBytes = 200, ReadersKeep = 2, MaxCommitBytes = 4000, MaxCachedTickets = 3 };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void History_AnyLogTimersAndCrashes_IsWhatWasPublished(int block)
    {
        var told = new Dictionary<string, int>();
        for (var seed = block * 1000; seed < (block * 1000) + 40; seed++)
        {
            foreach (var line in Compare(seed))
            {
                var type = line.Split(' ')[1];
                told[type] = told.GetValueOrDefault(type) + 1;
            }
        }

        Assert.True(told.Count == 4 && told.Values.All(count => count > 10), string.Join(", ", told));
    }

    [Fact]
    public void History_MoreThanATicketKeeps_IsTheLast()
    {
        var log = new EventLog();
        var startMs = new RandomLogOptions().StartMs;
        log.Created("T-1", startMs);
        for (var reply = 1; reply <= 90; reply++)
        {
            log.Reply("T-1", startMs + (reply * 1_000L));
        }

        var policies = new Streaming.Domain.Sla.Policies.SlaPolicySet([
            new("v1", long.MinValue, [new("p", [], [new(ClockKind.PeriodicUpdate, 60_000, Streaming.Domain.Sla.Calendars.BusinessCalendar.AlwaysOpen, [])])]),
        ]);
        var settings = AllFine with { Sla = policies };
        var run = new EngineRun(settings, new StorageSettings());
        foreach (var record in log.Records)
        {
            run.Feed(record);
        }

        run.Commit();
        var view = Views(run, settings, startMs).Single().View;

        Assert.Equal(ClockNews.MostPerTicket, view.ClockNews.Count);
        Assert.Equal(Enumerable.Range(89 - ClockNews.MostPerTicket, ClockNews.MostPerTicket), view.ClockNews.Select(news => news.Cycle));
    }

    private static List<string> Compare(int seed)
    {
        var random = new Random(seed);
        var log = RandomLog.Generate(seed, new RandomLogOptions());
        var policies = RandomPolicies.Of(random);
        var settings = AllFine with { Sla = policies.Engine };
        var run = new EngineRun(settings, Busy, new RecountOptions { Sla = policies.Recount });
        var published = new Dictionary<string, List<(long Version, string Line)>>();
        var timeMs = new RandomLogOptions().StartMs;
        var committed = 0;
        for (var at = 0; at < log.Count; at++)
        {
            run.Feed(log[at]);
            switch (random.Next(6))
            {
                case 0 or 1:
                    timeMs += random.NextInt64(0, 86_400_000);
                    run.Advance(timeMs);
                    Commit(run, published);
                    committed = at + 1;
                    break;
                case 2:
                    run.Crash(withDormant: random.Next(2) == 0);
                    Take(run, published: null);
                    at = committed - 1;
                    break;
                default:
                    break;
            }
        }

        run.Advance(timeMs + (20 * 86_400_000L));
        Commit(run, published);
        var told = new List<string>();
        foreach (var (view, key) in Views(run, settings, timeMs))
        {
            var expected = published.GetValueOrDefault(view.Tenant + "/" + view.Id) ?? [];
            var names = StoredCells.Of(run.Store);
            var last = expected.TakeLast(ClockNews.MostPerTicket).ToList();
            var actual = view.ClockNews.Select((news, at) => (news.Version, Line(view, news, names, isVanished: at < last.Count && last[at].Line.Contains("team ?", StringComparison.Ordinal))));
            Assert.Equal((seed, string.Join('\n', last)), (seed, string.Join('\n', actual)));
            told.AddRange(expected.Select(one => one.Line));
        }

        return told;
    }

    private static void Commit(EngineRun run, Dictionary<string, List<(long Version, string Line)>> published)
    {
        run.Commit();
        Take(run, published);
    }

    private static void Take(EngineRun run, Dictionary<string, List<(long Version, string Line)>>? published)
    {
        while (run.Engine.Outbox.TakeNext(long.MaxValue) is { } message)
        {
            run.Engine.Outbox.Acknowledge(message.Number);
            var json = JsonDocument.Parse(message.Payload).RootElement;
            var ticket = json.GetProperty("tenant").GetString() + "/" + Encoding.UTF8.GetString(message.Key.Span);
            var list = published is null ? null : published.TryGetValue(ticket, out var known) ? known : published[ticket] = [];
            list?.Add((message.Version, Line(json)));
        }
    }

    private static IEnumerable<(TicketView View, byte[] Key)> Views(EngineRun run, EngineSettings settings, long timeMs)
    {
        var (names, reader) = (StoredCells.Of(run.Store), new TicketViewReader(settings));
        foreach (var (hex, state) in run.Store.Tickets())
        {
            var key = Convert.FromHexString(hex);
            if (TicketKey.IsOfTickets(key))
            {
                yield return (reader.Read(key, state, names, timeMs, withFacts: false), key);
            }
        }
    }

    private static string Line(JsonElement json)
    {
        var data = json.GetProperty("data");
        string? Text(string name) => data.TryGetProperty(name, out var value) ? value.ToString() : null;
        return $"{json.GetProperty("id")} {json.GetProperty("type").GetString()!.Split('.')[2]} {json.GetProperty("time")} due {Text("dueAt")} by {Text("policy")} team {(data.TryGetProperty("policyVersion", out _) ? Text("team") : "?")} at {Text("thresholdPerMille") ?? "0"} was {Text("retracts")} is {Text("becomes")}";
    }

    private static string Line(TicketView view, ClockNews news, StoredCells names, bool isVanished)
    {
        var kind = new[] { "at-risk", "breached", "retracted", "met" }[(int)news.Kind];
        var signs = new[] { "", "at-risk", "breached", "met" };
        var isRetracted = news.Kind == SlaTransitionKind.Retracted;

        // A message about a clock that never was says nothing of it but its policy; the history has the team of what it takes back.
        return $"{ClockNewsText.IdOf(view.Id, news.Clock, news.Cycle, news.Kind, news.Revision)} {kind} {Time(news.AtMs)} due {(news.DueMs is { } due ? Time(due) : null)} by {names.TextOf(news.Policy)} team {(isVanished ? "?" : names.TextOf(news.Team))} at {news.PerMille} was {(isRetracted ? signs[(int)news.Retracts] : null)} is {(isRetracted ? news.Becomes.ToString().ToLowerInvariant() : null)}";
    }

    private static string Time(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Queries;

/// <summary>C14's option from producer to answer: tickets' shards tell customers' over a real broker, and the numbers are those of a recount.</summary>
[Collection(SharedServers.Name)]
public sealed class LatestAnswersLiveTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const long MinuteMs = 60_000;
    private static readonly (int From, int To)[] Spans = [(0, 49), (0, 21), (10, 31), (22, 34), (31, 49), (40, 46)];

    [SkippableFact]
    public async Task Answers_ThatComeLive_CountOnceForEachCustomer()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        await using var pipeline = Pipeline.OnShared(broker, store.Address, isReplay: false, withCustomers: true);
        pipeline.Settings["Engine:SurveyUnit"] = "LatestPerCustomer";
        await pipeline.CreateTopicsAsync();
        await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        using var everyAnswer = await pipeline.StartQueryAsync(("Engine:SurveyUnit", "PerResponse"));
        using var sender = new EventSender(pipeline);
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var baseMs = nowMs - (nowMs % MinuteMs) - (50 * MinuteMs);

        var log = Log(baseMs);
        await sender.SendAsync(log.Records.Select(static record => Encoding.UTF8.GetBytes(record.Json)));
        await CompareAsync(query, log, baseMs);

        // The newest answer of one is taken back, and another's turns out to be somebody else's: what was told before is told otherwise.
        var before = log.Records.Count;
        log.Withdrawn("r-1-3", baseMs + (48 * MinuteMs), "T-1");
        log.Add("survey.revised", baseMs + (48 * MinuteMs), Survey("r-2-3", "T-2", 1, "c-9").Append(new("revision", 1)));
        await sender.SendAsync(log.Records.Skip(before).Select(static record => Encoding.UTF8.GetBytes(record.Json)));
        await CompareAsync(query, log, baseMs);

        await everyAnswer.WaitForStoredAsync();
        var every = await NpsAsync(everyAnswer, baseMs, baseMs + (49 * MinuteMs));
        Assert.Equal((17, SurveyUnit.PerResponse), (every[""].SampleSize, every[""].SurveyUnit));
    }

    /// <summary>Six tickets of three customers, each answered three times, and once by somebody unknown; the last answer says nothing of whom.</summary>
    private static EventLog Log(long baseMs)
    {
        var log = new EventLog();
        for (var ticket = 1; ticket <= 6; ticket++)
        {
            log.Add(
                "ticket.created",
                baseMs + (ticket * MinuteMs),
                ("ticketId", $"T-{ticket}"),
                ("customerId", $"c-{ticket % 3}"),
                ("team", ticket % 2 == 0 ? "front" : "back"));
        }

        for (var answer = 1; answer <= 3; answer++)
        {
            for (var ticket = 1; ticket <= (answer == 3 ? 5 : 6); ticket++)
            {
                log.Add("survey.answered", baseMs + (((answer * 10) + ticket) * MinuteMs), Survey($"r-{ticket}-{answer}", $"T-{ticket}", (ticket * answer * 7) % 11, null));
            }
        }

        return log.Add("survey.answered", baseMs + (45 * MinuteMs), Survey("r-0", null, 10, null), id: "e-last");
    }

    private static IEnumerable<KeyValuePair<string, object?>> Survey(string response, string? ticket, int value, string? customer) => EventLog.Data(
        ("responseId", response), ("ticketId", ticket), ("kind", "nps"), ("scaleMin", 0), ("scaleMax", 10), ("value", value), ("customerId", customer));

    private static async Task CompareAsync(QueryClient query, EventLog log, long baseMs)
    {
        var recount = SlowRecount.Of(log.Records, baseMs);
        var asked = Spans
            .Select(span => new RecountQuery(baseMs + (span.From * MinuteMs), baseMs + (span.To * MinuteMs)) { LatestPerCustomer = true })
            .SelectMany(static whole => new[] { whole, whole with { GroupBy = [RecountDimension.Team] } })
            .ToList();
        var expected = string.Join(' ', asked.Select(question => Shown(recount.Evaluate(question).Where(static row => row.Value.Nps.Count > 0).Select(static row => (row.Key, row.Value.Nps.Count, row.Value.Nps.Nps)))));

        // What one group tells the other is stored a little later than what it tells of, and shard by shard; then every interval has it.
        var last = "";
        await Wait.UntilAsync(
            async () =>
            {
                await query.WaitForStoredAsync();
                var answers = new List<string>();
                foreach (var question in asked)
                {
                    var rows = await NpsAsync(query, question.FromMs, question.ToMs, [.. question.GroupBy.Select(static _ => Dimensions.Team)]);
                    Assert.All(rows.Values, static value => Assert.Equal(SurveyUnit.LatestPerCustomer, value.SurveyUnit));
                    answers.Add(Shown(rows.Where(static row => row.Value.SampleSize > 0).Select(static row => (row.Key, row.Value.SampleSize, (double?)row.Value.Value))));
                }

                last = string.Join(' ', answers);
                return last == expected;
            },
            () => $"the scores are {last}, expected {expected}. {query.Host.Output}");
    }

    private static string Shown(IEnumerable<(string Group, long Count, double? Score)> rows) => string.Join(
        ';', rows.OrderBy(static row => row.Group, StringComparer.Ordinal).Select(static row => string.Create(CultureInfo.InvariantCulture, $"{row.Group}:{row.Count}:{row.Score:R}")));

    private static async Task<Dictionary<string, KpiValue>> NpsAsync(QueryClient query, long fromMs, long toMs, params string[] dimensions)
    {
        var request = new GetKpisRequest { Kpis = { "nps" }, Interval = new Interval { Start = At(fromMs), End = At(toMs) } };
        request.GroupBy.AddRange(dimensions);
        var answer = await query.Kpis.GetKpisAsync(request);
        return answer.Results.Single().Rows.ToDictionary(
            static row => string.Join('|', row.Group.Select(static group => group.Value)),
            static row => row.Values.First(static value => value.Statistic.Length == 0));
    }

    private static Timestamp At(long milliseconds) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}

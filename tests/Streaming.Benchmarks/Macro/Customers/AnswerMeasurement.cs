using System.Globalization;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;

namespace Streaming.Benchmarks.Macro.Customers;

/// <summary>Measures what it costs that the latest answer of each customer counts: memory, and processor time of a question that nobody asked before.</summary>
internal static class AnswerMeasurement
{
    private const int Runs = 21;
    private const int AnswersEach = 2;
    private static readonly long StartMs = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>Measures, and writes a line for each number.</summary>
    /// <param name="customers">How many customers; each answers twice within an hour.</param>
    /// <param name="output">Where to.</param>
    public static void Run(int customers, TextWriter output)
    {
        (string, string, string) Answered(int i) => (
            "customer.survey-answered",
            $"c-{i % customers}",
            $$"""{"customerId":"c-{{i % customers}}","responseId":"r-{{i}}","kind":"nps","scaleMin":0,"scaleMax":10,"value":{{i * 7 % 11}},"team":"t-{{i % 5}}","channel":"mail"}""");
        var settings = new EngineSettings { MaxNames = 10 * customers, SurveyUnit = SurveyUnit.LatestPerCustomer };
        var worker = Bytes(() => Fed(settings, null, AnswersEach * customers, Answered));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worker, a customer with two answers: {worker / customers:N0} bytes"));

        var index = new LiveIndex(TenantZones.Utc);
        var cells = new ShardCells(index);
        cells.TakeOver(null);
        var reader = Bytes(() =>
        {
            Fed(settings, cells, AnswersEach * customers, Answered);
            return index;
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reader, a customer with two answers: {reader / customers:N0} bytes"));

        var meta = new ShardMeta { Topics = [], EventHighMs = StartMs, TimerTimeMs = StartMs };
        var replica = new ShardReplica(0, index);
        var guard = new ShardGuard(new ShardEpoch(1, 1), 1, meta.Encode(), new long[6]);
        replica.Begin(guard);
        replica.EndLoading(guard);
        var snapshot = index.Publish([replica], isComplete: true);
        var selection = new Selection { Tenant = "default", Kpis = [KpiRegistry.Find("nps")!] };
        Time(output, snapshot, selection, "to the end of all answers", customers, run => new TimeInterval(StartMs, StartMs + 3_600_000 + (run * 10_000)));
        Time(output, snapshot, selection, "of the first half of the answers, in the past", customers, run => new TimeInterval(StartMs - (run * 10_000), StartMs + 1_800_000));
        GC.KeepAlive(cells);
    }

    private static void Time(TextWriter output, IndexSnapshot snapshot, Selection selection, string what, int customers, Func<int, TimeInterval> intervalOf)
    {
        var settings = KpiSettings.Default with { SurveyUnit = SurveyUnit.LatestPerCustomer };
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var started = Environment.CpuUsage.TotalTime;
            var value = new Answerer(snapshot, selection, settings).Evaluate(intervalOf(run), RowPlan.Single).Rows[0].Values[0];
            times.Add((Environment.CpuUsage.TotalTime - started).TotalMilliseconds);
            if (value.SampleSize != customers)
            {
                throw new InvalidOperationException($"{value.SampleSize} customers count.");
            }
        }

        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"score of an interval {what}: {times[Runs / 2]:F1} ms of processor time (median of {Runs})"));
    }

    private static CustomerFeed Fed(EngineSettings settings, ShardCells? reader, int count, Func<int, (string, string, string)> make)
    {
        var feed = new CustomerFeed(settings, reader);
        feed.Feed(count, make);
        return feed;
    }

    private static double Bytes(Func<object> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = make();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(made);
        return after - before;
    }
}

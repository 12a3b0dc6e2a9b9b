using System.Text;
using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.DeadLetters;
using Streaming.Demo.Reports;

namespace Streaming.Demo.Tests.Reports;

public sealed class KpiReportTests
{
    [Fact]
    public async Task WriteAsync_TotalAndSplits_IsThePublishedShape()
    {
        var builder = new WindowReportBuilder(CannedAnswers.Catalogue.Kpis);
        var window = builder.Build(
            CannedAnswers.Total,
            [new(["team"], CannedAnswers.ByTeam, null), new(["agent"], null, "windows shorter than 1h are not kept for this split", "1 of 4 KPIs are kept by agent")]);
        var report = Report(window);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Reports", "report.json")), await TextAsync(report));
    }

    [Fact]
    public void Build_ExplicitInterval_HasNoWindowName()
    {
        var result = CannedAnswers.Total.Clone();
        result.Window = string.Empty;

        Assert.Null(new WindowReportBuilder(CannedAnswers.Catalogue.Kpis).Build(result, []).Window);
    }

    [Fact]
    public void Build_WithPrevious_HasThePreviousNumberOfEachTotal()
    {
        var result = CannedAnswers.Total.Clone();
        result.PreviousInterval = CannedAnswers.Of("2016-03-11T14:00:00Z", "2016-03-11T15:00:00Z");
        result.Rows[0].Values[0].PreviousValue = 10;

        var total = new WindowReportBuilder(CannedAnswers.Catalogue.Kpis).Build(result, [new(["team"], CannedAnswers.ByTeam, null)]).Groups;

        Assert.Equal(10, total[0].Kpis["tickets_total"].Previous!["value"]);
        Assert.Null(total[0].Kpis["first_response_time"].Previous!["mean"]);
        Assert.Null(total[1].Kpis["tickets_total"].Previous);
    }

    // Each kind of clock of a level has a start of its own: that of the last must not pass for that of all.
    [Fact]
    public void Build_LevelOfSeveralStatistics_HasTheStartOfItsFirst()
    {
        var result = CannedAnswers.Total.Clone();
        result.Rows[0].Values.Add(new KpiValue { Key = "sla_running", Value = 9, LevelStart = 7, LevelChange = 2 });
        result.Rows[0].Values.Add(new KpiValue { Key = "sla_running", Statistic = "first_reply", Value = 4, LevelStart = 1, LevelChange = 3 });

        var values = new WindowReportBuilder(CannedAnswers.Catalogue.Kpis).Build(result, []).Groups[0].Kpis["sla_running"].Values;

        Assert.Equal((9, 7, 2, 4), (values["value"], values["start"], values["change"], values["first_reply"]));
    }

    // As the API says of each: tickets are not what costs rest on, though one statistic divides by them.
    [Fact]
    public void Build_StatisticsThatRestOnOtherObservations_SayOnHowMany()
    {
        var result = CannedAnswers.Total.Clone();
        result.Rows[0].Values.Add(new KpiValue { Key = "cost_of_service", Value = 900, SampleSize = 1, Currency = "EUR" });
        result.Rows[0].Values.Add(new KpiValue { Key = "cost_of_service", Statistic = "service", Value = 700, SampleSize = 1, Currency = "EUR" });
        result.Rows[0].Values.Add(new KpiValue { Key = "cost_of_service", Statistic = "per_ticket", Value = 7, SampleSize = 100, Currency = "EUR" });

        var kpis = new WindowReportBuilder(CannedAnswers.Catalogue.Kpis).Build(result, []).Groups[0].Kpis;

        Assert.Equal(1, kpis["cost_of_service"].N);
        Assert.Equal(new Dictionary<string, long> { ["per_ticket"] = 100 }, kpis["cost_of_service"].NBy);
        Assert.Null(kpis["first_response_time"].NBy);
    }

    // Of all customers together it is the number of tickets once more, under the name of something else.
    [Fact]
    public void Rows_KpiOfGroups_IsNotAmongThem()
    {
        var result = CannedAnswers.Total.Clone();
        result.Rows[0].Values.Add(new KpiValue { Key = "tickets_by_customer", Value = 12, SampleSize = 12 });

        var report = Report(new WindowReportBuilder(CannedAnswers.Catalogue.Kpis).Build(result, []));

        Assert.Equal(12, report.Windows[0].Groups[0].Kpis["tickets_by_customer"].Values["value"]);
        Assert.Contains(KpiTable.Rows(report), static row => row[0] == "tickets_total");
        Assert.DoesNotContain(KpiTable.Rows(report), static row => row[0] == "tickets_by_customer");
    }

    [Fact]
    public void Footer_WhatBecameOfEvents_NamesConflictsAndNotWhatDependsOnTheReading()
    {
        var report = Report(new WindowReportBuilder(CannedAnswers.Catalogue.Kpis).Build(CannedAnswers.Total, [])) with { Pipeline = new(98, 1, 3, 4, 5, 6) };

        var line = KpiTable.Footer(report).Single(static line => line.Contains("duplicates", StringComparison.Ordinal));

        Assert.Contains("1 duplicates, 6 id conflicts, 4 expired, 5 of unknown type", line, StringComparison.Ordinal);
        Assert.DoesNotContain("late", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_OfAReport_EndWithTheChangeOfADay()
    {
        var result = CannedAnswers.Total.Clone();
        result.Window = "24h";
        result.PreviousInterval = CannedAnswers.Hour;
        result.Rows[0].Values[0].PreviousValue = 10;
        var builder = new WindowReportBuilder(CannedAnswers.Catalogue.Kpis);

        var rows = KpiTable.Rows(Report(builder.Build(CannedAnswers.Total, []), builder.Build(result, [])));

        Assert.Equal(["KPI", "1h", "24h", "vs 24h before"], rows[0]);
        Assert.Contains(["tickets_total", "12", "12", "+20 %"], rows);
        Assert.Contains(["backlog", "30", "30", "+5"], rows);
        Assert.Contains(["csat_mean *", "-", "-", "-"], rows);
        Assert.Contains("* from synthetic events: 40 of the lines, beside the real tickets", KpiTable.Footer(Report(builder.Build(result, []))));
    }

    [Fact]
    public void Footer_EventsThatBrokeOff_SaysAfterWhichLine()
    {
        var report = Report(new WindowReportBuilder(CannedAnswers.Catalogue.Kpis).Build(CannedAnswers.Total, []));

        Assert.DoesNotContain(KpiTable.Footer(report), static line => line.StartsWith("incomplete", StringComparison.Ordinal));
        Assert.Contains(
            "incomplete: the events broke off after line 1,234, their gzip being cut short or damaged",
            KpiTable.Footer(report with { Events = report.Events with { CutOffAfter = 1_234 } }));
    }

    [Fact]
    public void Word_EveryUnit_IsOneLowerCaseWord() =>
        Assert.Equal(
            ["unspecified", "count", "seconds", "ratio", "points", "score", "money", "number"],
            Enum.GetValues<Unit>().Select(static unit => WindowReportBuilder.Word(unit, "UNIT_")));

    [Fact]
    public void DeadLetterLine_SomeReasons_NamesEach() =>
        Assert.Equal(
            "dead letters: 1,203 (not_json 1,200, empty 3); 5 more were dropped before they were read",
            KpiTable.DeadLetterLine(new(1_203, new Dictionary<string, long> { ["not_json"] = 1_200, ["empty"] = 3 }, 5, Array.Empty<DeadLetter>())));

    private static KpiReport Report(params IReadOnlyList<WindowReport> windows) => new(
        new(2016, 3, 11, 16, 0, 0, TimeSpan.Zero),
        new(2016, 3, 11, 15, 59, 0, 1, TimeSpan.Zero),
        "s-1",
        Stale: false,
        "replay",
        "UTC",
        windows,
        new(2, new Dictionary<string, long> { ["not_json"] = 2 }, 0, [new("not_json", null, "support.tickets.v1", 3, 41)]),
        new("a.ndjson", 100, 2, 0, 0, 1.25, 2.5, 40, null),
        new(98, 0, 3, 0, 0, 0),
        ["csat_mean"],
        ["tickets_by_customer"]);

    private static async Task<string> TextAsync(KpiReport report)
    {
        using var stream = new MemoryStream();
        await report.WriteAsync(stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

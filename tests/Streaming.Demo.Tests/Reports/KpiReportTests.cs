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
            [new(["team"], CannedAnswers.ByTeam, null), new(["agent"], null, "windows shorter than 1h are not kept for this split")]);
        var report = new KpiReport(
            new(2016, 3, 11, 16, 0, 0, TimeSpan.Zero),
            new(2016, 3, 11, 15, 59, 0, 1, TimeSpan.Zero),
            "s-1",
            Stale: false,
            "replay",
            "UTC",
            [window],
            new(2, new Dictionary<string, long> { ["not_json"] = 2 }, 0, [new("not_json", null, "support.tickets.v1", 3, 41)]),
            new("a.ndjson", 100, 2, 0, 0, 1.25, 2.5),
            new(98, 0, 3, 0, 0, 0));

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
    public void Word_EveryUnit_IsOneLowerCaseWord() =>
        Assert.Equal(
            ["unspecified", "count", "seconds", "ratio", "points", "score", "money", "number"],
            Enum.GetValues<Unit>().Select(static unit => WindowReportBuilder.Word(unit, "UNIT_")));

    [Fact]
    public void DeadLetterLine_SomeReasons_NamesEach() =>
        Assert.Equal(
            "dead letters: 1,203 (not_json 1,200, empty 3); 5 more were dropped before they were read",
            KpiTable.DeadLetterLine(new(1_203, new Dictionary<string, long> { ["not_json"] = 1_200, ["empty"] = 3 }, 5, Array.Empty<DeadLetter>())));

    private static async Task<string> TextAsync(KpiReport report)
    {
        using var stream = new MemoryStream();
        await report.WriteAsync(stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

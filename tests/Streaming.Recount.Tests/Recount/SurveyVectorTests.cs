using System.Globalization;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>The catalogue's vectors B1 to B13 and the literal A2 and A5. Ratios run from 0 to 1 here.</summary>
public sealed class SurveyVectorTests
{
    [Theory]
    [InlineData("B1", 0, 10, "0:1 3:2 6:2 7:2 8:2 9:3 10:8", 20, 11, 4, 5, 30.0)]
    [InlineData("B2", 1, 10, "1:3 4:4 6:3 7:5 8:5 9:10 10:20", 50, 30, 10, 10, 40.0)]
    [InlineData("B5", 0, 10, "7:5 8:5", 10, 0, 10, 0, 0.0)]
    [InlineData("A5", 0, 10, "9:60 7:20 6:20", 100, 60, 20, 20, 40.0)]
    public void Nps_Histogram_Score(
        string vector, int min, int max, string histogram, long count, long promoters, long passives, long detractors, double nps)
    {
        var result = Answers("nps", min, max, histogram).Kpis().Nps;

        Assert.True(
            (count, promoters, passives, detractors) == (result.Count, result.Promoters, result.Passives, result.Detractors), vector);
        Assert.Equal(nps, result.Nps!.Value, 10);
    }

    [Theory]
    [InlineData("B3", 1, "0:1")]
    [InlineData("B4", 0, "")]
    public void Nps_NoValidAnswer_NoScore(string vector, int min, string histogram)
    {
        var result = Answers("nps", min, 10, histogram).Kpis().Nps;

        Assert.True(result is { Count: 0, Nps: null, Margin95: null }, vector);
    }

    [Fact]
    public void B6_MarginOfAHundredAnswers() =>
        Assert.Equal(15.68, Answers("nps", 0, 10, "9:60 7:20 6:20").Kpis().Nps.Margin95!.Value, 10);

    [Theory]
    [InlineData("A2", 0, 1, "1:65 0:15", 0.8125, 0.8125, 0.8125)]
    [InlineData("B7", 1, 5, "1:10 2:5 4:40 5:25", 0.8125, 3.8125, 0.703125)]
    [InlineData("B8", 1, 7, "1:2 2:3 3:5 4:10 5:20 6:25 7:15", 0.5, 5.225, 0.704167)]
    [InlineData("B10", 1, 10, "2:1 3:2 4:3 5:6 6:8 7:10 8:15 9:15 10:20", 0.625, 7.7875, 0.754167)]
    public void Csat_Histogram_ThreeForms(string vector, int min, int max, string histogram, double pct, double mean, double norm)
    {
        var result = Answers("csat", min, max, histogram).Kpis().Csat;

        Assert.True(result.Count == 80, vector);
        Assert.Equal((pct, mean, norm), (result.Pct!.Value, Math.Round(result.Mean!.Value, 6), Math.Round(result.Norm!.Value, 6)));
    }

    [Fact]
    public void B9_LooserCut_RaisesTheShareOnly()
    {
        var options = new RecountOptions
        {
            CsatSatisfiedFrom = new Dictionary<(int Min, int Max), int> { [(1, 7)] = 5 },
        };
        var log = Answers("csat", 1, 7, "1:2 2:3 3:5 4:10 5:20 6:25 7:15");

        var result = SlowRecount.Of(log.Records, Start, options)
            .Evaluate(new RecountQuery(Start, At(1)))[""].Csat;

        Assert.Equal((0.75, 5.225), (result.Pct, Math.Round(result.Mean!.Value, 6)));
    }

    [Fact]
    public void Csat_TwoScales_ShareAndNormCombineAndTheMeanIsAbsent()
    {
        var log = Answers("csat", 1, 5, "5:1 1:1");
        Answers("csat", 0, 1, "1:2", log);

        var result = log.Kpis().Csat;

        Assert.Equal((4, 0.75, null, 0.75), (result.Count, result.Pct, result.Mean, result.Norm));
    }

    [Theory]
    [InlineData("B11 and B12", 1, 7, "6:60 4:25 2:15", 60.0, 45.0)]
    [InlineData("five points", 1, 5, "4:60 3:25 2:15", 60.0, 45.0)]
    [InlineData("B13", 1, 7, "4:9", null, 0.0)]
    [InlineData("none", 1, 7, "", null, null)]
    public void Ces_Histogram_BothBases(string vector, int min, int max, string histogram, double? excluded, double? inBase)
    {
        var result = Answers("ces", min, max, histogram).Kpis().Ces;

        Assert.True((excluded, inBase) == (result.Excluded, result.InBase), vector);
    }

    private static EventLog Answers(string kind, int min, int max, string histogram, EventLog? log = null)
    {
        log ??= new EventLog();
        foreach (var bar in histogram.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (score, count) = (bar.Split(':')[0], bar.Split(':')[1]);
            for (var answer = 0; answer < Number(count); answer++)
            {
                log.Answered($"r-{min}-{max}-{score}-{answer}", Start, kind, min, max, Number(score));
            }
        }

        return log;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tests.Measures;

public sealed class MeasureTotalsTests
{
    [Fact]
    public void Add_RandomCells_EqualsASortedListOfTheirDurations()
    {
        var random = new Random(7);
        var totals = new MeasureTotals();
        var durations = new List<long>();
        for (var cell = 0; cell < 200; cell++)
        {
            var set = new MeasureSet();
            for (var i = random.Next(5); i >= 0; i--)
            {
                var duration = (long)Math.Exp(random.NextDouble() * 20);
                durations.Add(duration);
                set.AddDuration(Measure.ReplyGap, duration, 1);
            }

            totals.Add(set);
        }

        durations.Sort();
        Assert.Equal(durations.Count, totals.Count(Measure.ReplyGap));
        Assert.Equal(durations.Sum(), totals.SumMs(Measure.ReplyGap));
        foreach (var perMille in new[] { 0, 1, 250, 500, 900, 950, 990, 999, 1000 })
        {
            var rank = Math.Max(1, (int)Math.Ceiling(perMille / 1000m * durations.Count));
            var exact = durations[rank - 1];
            Assert.InRange(totals.QuantileMs(Measure.ReplyGap, perMille)!.Value, exact * (127.0 / 128), exact * (129.0 / 128));
        }
    }

    [Fact]
    public void Add_ThenTakenBack_LeavesNothing()
    {
        var set = new MeasureSet();
        set.AddDuration(Measure.FirstResponse, 1234, 3);
        set.Add(Measure.TicketsCreated, 5);
        set.Add(MeasureId.Survey(SurveyKind.Nps, false, 0, 10, 9), 2);
        var totals = new MeasureTotals();

        totals.Add(set);
        totals.Add(set, -1);

        Assert.Equal(0, totals.Count(Measure.TicketsCreated));
        Assert.Equal(0, totals.SumMs(Measure.FirstResponse));
        Assert.Null(totals.QuantileMs(Measure.FirstResponse, 500));
        Assert.All(totals.SurveyAnswers, answer => Assert.Equal(0, answer.Value));
    }

    [Fact]
    public void Add_MoreSurveyAnswersThanItHasRoomFor_CountsEachOnce()
    {
        var totals = new MeasureTotals();
        var answers = Enumerable.Range(0, 150).Select(value => MeasureId.Survey(SurveyKind.Csat, false, 0, 200, value)).ToList();

        foreach (var answer in answers)
        {
            var set = new MeasureSet();
            set.Add(answer, 1);
            totals.Add(set);
        }

        Assert.All(answers, answer => Assert.Equal(1, totals.Count(answer)));
    }

    [Fact]
    public void Clear_AfterUse_IsAsNew()
    {
        var set = new MeasureSet();
        set.AddDuration(Measure.FirstResponse, 1234, 3);
        var totals = new MeasureTotals();
        totals.Add(set);

        totals.Clear();

        Assert.True(totals.IsUntouched);
        Assert.Null(totals.QuantileMs(Measure.FirstResponse, 1000));
        totals.Add(set);
        Assert.InRange(totals.QuantileMs(Measure.FirstResponse, 1000)!.Value, 1224, 1244);
    }
}

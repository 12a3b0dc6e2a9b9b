using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tests.Measures;

public sealed class MeasureIdTests
{
    /// <summary>Some of its properties are measures again, which have such properties too.</summary>
    [Fact]
    public void ToString_AnyMeasure_IsItsNumber()
    {
        Assert.Equal("13", Measure.Closed.ToString());
        Assert.Equal(
            $"{MeasureId.Survey(SurveyKind.Csat, audienceIsAgent: false, 1, 5, 4).Value}",
            MeasureId.Survey(SurveyKind.Csat, audienceIsAgent: false, 1, 5, 4).ToString());
    }
}

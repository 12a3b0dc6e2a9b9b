using Streaming.Domain.Measures;

namespace Streaming.Domain.Tests.Measures;

public sealed class MeasureCatalogueTests
{
    /// <summary>Keys are in configurations: none of these may change its meaning.</summary>
    [Theory]
    [InlineData("tickets_created", 0, MeasureShape.Count)]
    [InlineData("tickets_by_category", 1, MeasureShape.Count)]
    [InlineData("first_response", 2, MeasureShape.Durations)]
    [InlineData("first_response_invalid", 3, MeasureShape.Count)]
    [InlineData("reply_gap", 4, MeasureShape.Durations)]
    [InlineData("resolution_judged", 5, MeasureShape.Count)]
    [InlineData("resolved_in_delay", 6, MeasureShape.Count)]
    [InlineData("ever_resolved", 7, MeasureShape.Count)]
    [InlineData("resolved", 8, MeasureShape.Count)]
    [InlineData("time_to_resolution", 9, MeasureShape.Durations)]
    [InlineData("time_to_resolution_invalid", 10, MeasureShape.Count)]
    [InlineData("first_resolutions", 11, MeasureShape.Count)]
    [InlineData("first_contact_resolutions", 12, MeasureShape.Count)]
    [InlineData("closed", 13, MeasureShape.Count)]
    [InlineData("closed_unresolved", 14, MeasureShape.Count)]
    [InlineData("reopenings", 15, MeasureShape.Count)]
    [InlineData("backlog", 16, MeasureShape.Level)]
    [InlineData("unanswered_open", 17, MeasureShape.Level)]
    [InlineData("open_until_closed", 18, MeasureShape.Level)]
    [InlineData("handle_time", 19, MeasureShape.Durations)]
    [InlineData("talk_time", 20, MeasureShape.Milliseconds)]
    [InlineData("hold_time", 21, MeasureShape.Milliseconds)]
    [InlineData("after_call_time", 22, MeasureShape.Milliseconds)]
    [InlineData("sla_met_first_reply", 23, MeasureShape.Count)]
    [InlineData("sla_breached_total_resolution", 36, MeasureShape.Count)]
    [InlineData("sla_running_first_reply", 37, MeasureShape.Level)]
    [InlineData("first_response_business", 58, MeasureShape.Durations)]
    public void Find_KnownKey_IsItsMeasure(string key, int id, MeasureShape shape) =>
        Assert.Equal(new MeasureInfo(key, new MeasureId(id), shape), MeasureCatalogue.Find(key));

    [Fact]
    public void All_Keys_AreDifferentAndWellFormed()
    {
        Assert.Equal(MeasureCatalogue.All.Count, MeasureCatalogue.All.Select(measure => measure.Id).Distinct().Count());
        Assert.All(MeasureCatalogue.All, measure => Assert.Matches("^[a-z][a-z_]*$", measure.Key));
    }
}

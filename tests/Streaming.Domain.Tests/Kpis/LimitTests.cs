using Streaming.Domain.Kpis.Bands;

namespace Streaming.Domain.Tests.Kpis;

public sealed class LimitTests
{
    [Theory]
    [InlineData("<900", Relation.Below, 900)]
    [InlineData("<=180.5", Relation.AtMost, 180.5)]
    [InlineData(" >= 0.85 ", Relation.AtLeast, 0.85)]
    [InlineData(">-10", Relation.Above, -10)]
    public void TryParse_RelationAndNumber_IsRead(string text, Relation relation, double value)
    {
        Assert.True(Limit.TryParse(text, out var limit));

        Assert.Equal(new Limit(relation, value), limit);
        Assert.True(Limit.TryParse(limit.ToString(), out var again));
        Assert.Equal(limit, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("900")]
    [InlineData("<")]
    [InlineData("=<3")]
    [InlineData("<1,5,")]
    [InlineData(">NaN")]
    public void TryParse_AnythingElse_IsNot(string? text) => Assert.False(Limit.TryParse(text, out _));

    [Theory]
    [InlineData("<5", 4.9, true)]
    [InlineData("<5", 5, false)]
    [InlineData("<=5", 5, true)]
    [InlineData(">=5", 5, true)]
    [InlineData(">5", 5, false)]
    [InlineData(">5", 5.1, true)]
    public void IsMetBy_ValueAtTheLimit_DependsOnTheRelation(string limit, double value, bool expected) => Assert.Equal(expected, Of(limit).IsMetBy(value));

    [Theory]
    [InlineData("<10", "<5", true)]
    [InlineData("<5", "<=5", false)]
    [InlineData("<=5", "<5", true)]
    [InlineData("<5", "<10", false)]
    [InlineData(">=5", ">5", true)]
    [InlineData(">5", "<3", false)]
    public void Holds_OtherLimit_TellsWhetherItIsStricter(string limit, string stricter, bool expected) => Assert.Equal(expected, Of(limit).Holds(Of(stricter)));

    private static Limit Of(string text) => Limit.TryParse(text, out var limit) ? limit : throw new ArgumentException(text, nameof(text));
}

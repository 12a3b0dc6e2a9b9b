using Streaming.Cli.Output;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tests.Cli;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.000_04, Unit.Ratio, "0.004 %")]
    [InlineData(-0.0, Unit.Ratio, "0.0 %")]
    [InlineData(-0.0, Unit.Points, "0")]
    [InlineData(-0.004, Unit.Number, "-0.004")]
    [InlineData(4, Unit.Score, "4")]
    [InlineData(4.126, Unit.Score, "4.13")]
    [InlineData(-0.0, Unit.Count, "0")]
    [InlineData(-90, Unit.Seconds, "-1.5 min")]
    public void Of_NumberOfAUnit_NeverLooksLikeNothingNorIsANegativeZero(double number, Unit unit, string expected) => Assert.Equal(expected, NumberText.Of(number, unit));
}

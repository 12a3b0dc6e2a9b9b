using Streaming.Demo.Reports;

namespace Streaming.Demo.Tests.Reports;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(null, "seconds", "-")]
    [InlineData(1234.0, "count", "1,234")]
    [InlineData(0.876, "ratio", "87.6 %")]
    [InlineData(-12.34, "points", "-12.3")]
    [InlineData(0.000_04, "ratio", "0.004 %")]
    [InlineData(-0.0, "ratio", "0.0 %")]
    [InlineData(-0.04, "points", "-0.04")]
    [InlineData(-0.0, "number", "0.0")]
    [InlineData(-0.0, "count", "0")]
    [InlineData(0.02, "seconds", "0.02 s")]
    [InlineData(59.94, "seconds", "59.9 s")]
    [InlineData(90.0, "seconds", "1.5 min")]
    [InlineData(7200.0, "seconds", "2.0 h")]
    [InlineData(129600.0, "seconds", "1.5 d")]
    public void Of_NumberOfAUnit_IsAsAPersonReadsIt(double? value, string unit, string expected) => Assert.Equal(expected, NumberText.Of(value, unit));
}

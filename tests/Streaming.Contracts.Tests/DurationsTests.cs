namespace Streaming.Contracts.Tests;

public sealed class DurationsTests
{
    [Theory]
    [InlineData(0, "0.0 s")]
    [InlineData(0.02, "0.02 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "1.0 min")]
    [InlineData(90, "1.5 min")]
    [InlineData(-7200, "-2.0 h")]
    [InlineData(86_350, "1.0 d")]
    [InlineData(129_600, "1.5 d")]
    public void Text_Seconds_AreInTheirGreatestUnit(double seconds, string expected) => Assert.Equal(expected, Durations.Text(seconds));
}

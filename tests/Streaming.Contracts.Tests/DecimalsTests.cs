namespace Streaming.Contracts.Tests;

public sealed class DecimalsTests
{
    private static readonly double[] Digits = [1.04, 5.5, 9.96, -1.04, -5.5, -9.96];

    [Theory]
    [InlineData(0, 1, "0.0")]
    [InlineData(-0.0, 1, "0.0")]
    [InlineData(1234.56, 1, "1,234.6")]
    [InlineData(-12.34, 1, "-12.3")]
    [InlineData(0.5, 1, "0.5")]
    [InlineData(0.0349, 1, "0.035")]
    [InlineData(-0.04, 1, "-0.04")]
    [InlineData(0.000_001_23, 1, "0.0000012")]
    [InlineData(-1.15e-16, 1, "-1.2E-16")]
    [InlineData(0.3, 0, "0.3")]
    [InlineData(-0.0, 0, "0")]
    [InlineData(20.4, 0, "20")]
    [InlineData(0.25, 2, "0.25")]
    [InlineData(0.004, 2, "0.004")]
    public void Text_Number_IsRoundedButNeverToNothing(double number, int decimals, string expected) => Assert.Equal(expected, Decimals.Text(number, decimals));

    [Fact]
    public void Text_AnythingButZero_DoesNotLookLikeZeroAndHasItsSign()
    {
        for (var exponent = -300; exponent <= 15; exponent++)
        {
            foreach (var digits in Digits)
            {
                var number = digits * Math.Pow(10, exponent);
                for (var decimals = 0; decimals <= 4; decimals++)
                {
                    var read = double.Parse(Decimals.Text(number, decimals), System.Globalization.CultureInfo.InvariantCulture);
                    Assert.InRange(read / number, 0.9, 1.1);
                }
            }
        }
    }
}

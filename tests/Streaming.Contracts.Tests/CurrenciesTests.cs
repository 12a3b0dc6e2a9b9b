namespace Streaming.Contracts.Tests;

public sealed class CurrenciesTests
{
    [Theory]
    [InlineData(123_456.4, "EUR", "1,234.56 EUR")]
    [InlineData(-50, "USD", "-0.50 USD")]
    [InlineData(123_456, "JPY", "123,456 JPY")]
    [InlineData(123_456, "KWD", "123.456 KWD")]
    [InlineData(-0.04, "EUR", "-0.0004 EUR")]
    [InlineData(-0.0, "EUR", "0.00 EUR")]
    [InlineData(0.4, "JPY", "0.4 JPY")]
    public void Text_Amount_HasTheDecimalsOfItsCurrency(double minorUnits, string currency, string expected) =>
        Assert.Equal(expected, Currencies.Text(minorUnits, currency));
}

namespace Streaming.Contracts.Tests;

public sealed class CurrenciesTests
{
    [Theory]
    [InlineData(123_456.4, "EUR", "1,234.56 EUR")]
    [InlineData(-50, "USD", "-0.50 USD")]
    [InlineData(123_456, "JPY", "123,456 JPY")]
    [InlineData(123_456, "KWD", "123.456 KWD")]
    public void Text_Amount_HasTheDecimalsOfItsCurrency(double minorUnits, string currency, string expected) =>
        Assert.Equal(expected, Currencies.Text(minorUnits, currency));
}

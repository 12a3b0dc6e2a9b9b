namespace Streaming.Contracts;

/// <summary>Currencies: how many decimals their minor units are.</summary>
public static class Currencies
{
    // ISO 4217; all others have two.
    private static readonly Dictionary<string, int> Digits = new(StringComparer.Ordinal)
    {
        ["BIF"] = 0,
        ["CLP"] = 0,
        ["DJF"] = 0,
        ["GNF"] = 0,
        ["ISK"] = 0,
        ["JPY"] = 0,
        ["KMF"] = 0,
        ["KRW"] = 0,
        ["PYG"] = 0,
        ["RWF"] = 0,
        ["UGX"] = 0,
        ["UYI"] = 0,
        ["VND"] = 0,
        ["VUV"] = 0,
        ["XAF"] = 0,
        ["XOF"] = 0,
        ["XPF"] = 0,
        ["BHD"] = 3,
        ["IQD"] = 3,
        ["JOD"] = 3,
        ["KWD"] = 3,
        ["LYD"] = 3,
        ["OMR"] = 3,
        ["TND"] = 3,
        ["CLF"] = 4,
        ["UYW"] = 4,
    };

    /// <summary>The decimals of a currency: so many digits of an amount in minor units stand behind the point.</summary>
    /// <param name="currency">The currency, ISO 4217.</param>
    public static int MinorDigits(string currency) => Digits.GetValueOrDefault(currency, 2);

    /// <summary>An amount as a person reads it, such as <c>1,234.50 EUR</c>.</summary>
    /// <param name="minorUnits">The amount, in minor units; parts of one are rounded, unless there is no whole one.</param>
    /// <param name="currency">The currency, ISO 4217.</param>
    public static string Text(double minorUnits, string currency)
    {
        var digits = MinorDigits(currency);
        var amount = minorUnits / Math.Pow(10, digits);
        return $"{Decimals.Text(amount, digits)} {currency}";
    }
}

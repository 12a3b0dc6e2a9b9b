using System.Globalization;

namespace Streaming.Contracts;

/// <summary>Numbers as a person reads them: rounded, but never so far that something looks like nothing.</summary>
public static class Decimals
{
    /// <summary>Nearer to zero than this a number is written with an exponent.</summary>
    private const double Smallest = 1e-6;

    /// <summary>Writes a number, such as <c>1,234.5</c>, <c>0.034</c> or <c>1.2E-9</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="decimals">
    /// Its decimals, 0 or more. Near zero it has as many more as show two of its digits, or one where <paramref name="decimals"/> is 0.
    /// </param>
    /// <returns>Text. A zero has no sign.</returns>
    public static string Text(double number, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        var size = Math.Abs(number);
        if (size is > 0 and < Smallest)
        {
            return number.ToString("0.#E+0", CultureInfo.InvariantCulture);
        }

        var places = size == 0 || !double.IsFinite(size) ? decimals : Math.Max(decimals, Math.Min(decimals, 1) - (int)Math.Floor(Math.Log10(size)));
        var format = string.Concat("#,##0.", new string('0', decimals), new string('#', places - decimals));
        return (size == 0 ? 0 : number).ToString(format, CultureInfo.InvariantCulture);
    }
}

namespace Streaming.Domain.Feedback;

/// <summary>Tells payment card numbers from other long numbers: by length, by the issuer's prefix, and by the check digit (Luhn, ISO/IEC 7812-1).</summary>
internal static class CardNumbers
{
    /// <summary>Fewest digits.</summary>
    public const int MinDigits = 13;

    /// <summary>Most digits.</summary>
    public const int MaxDigits = 19;

    /// <summary>Whether digits are a card number.</summary>
    /// <param name="digits">The digits, 0 to 9 each.</param>
    public static bool IsCard(ReadOnlySpan<byte> digits) => IsIssued(digits) && PassesLuhn(digits);

    /// <summary>Whether the last digit checks the others.</summary>
    /// <param name="digits">The digits, 0 to 9 each.</param>
    public static bool PassesLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (int)digits[^(i + 1)];
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>Whether a network issues numbers that begin so and have this length.</summary>
    private static bool IsIssued(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is < MinDigits or > MaxDigits)
        {
            return false;
        }

        var four = (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3];
        var two = four / 100;
        return digits.Length switch
        {
            13 => digits[0] == 4 || IsMaestro(two),
            14 => two is 30 or 36 or 38 or 39 || IsMaestro(two),
            15 => two is 34 or 37 || IsMaestro(two),
            16 => digits[0] == 4 || four is >= 2221 and <= 2720 || two is >= 50 and <= 69 or 30 or 36 or 38 or 39 || four is >= 3528 and <= 3589 || four is >= 2200 and <= 2204,
            19 => digits[0] == 4 || IsMaestro(two) || four is >= 3528 and <= 3589,
            _ => IsMaestro(two) || four is >= 3528 and <= 3589,
        };
    }

    // Maestro, UnionPay, Discover and the other networks whose numbers have up to 19 digits.
    private static bool IsMaestro(int two) => two is 50 or (>= 56 and <= 69);
}

using System.Globalization;
using Streaming.Domain.Feedback;

namespace Streaming.Domain.Tests.Feedback;

/// <summary>Random sentences with and without what identifies somebody, and random characters.</summary>
public sealed class CommentRedactorPropertyTests
{
    private static readonly string[] Words =
    [
        "thanks", "the", "agent", "was", "very", "kind", "merci", "trop", "long", "refund", "still", "waiting", "since", "Übergabe", "C'est", "nul", "ok", "5/5", "(again)", "😀",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Redact_SentencesOfHarmlessParts_LeavesThem(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 4000; i++)
        {
            var text = Sentence(random, () => Harmless(random));
            Assert.Equal(text, CommentRedactor.Redact(text));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Redact_SentencesWithSecrets_TakesOutThoseOnly(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 4000; i++)
        {
            var (secret, mark) = Secret(random);
            var (before, after) = (Sentence(random, () => Words[random.Next(Words.Length)]), Sentence(random, () => Harmless(random)));
            var joint = random.Next(3) switch { 0 => " ", 1 => ", ", _ => " (" };
            var text = $"{before}{joint}{secret}; {after}";

            var redacted = CommentRedactor.Redact(text);

            Assert.Equal($"{before}{joint}{mark}; {after}", redacted);
            Assert.Equal(redacted, CommentRedactor.Redact(redacted));
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Redact_AnyCharacters_EndsAndLeavesWhatItLeft(int seed)
    {
        const string Alphabet = "0123456789 +-./()[]@a.é\"\u00a0\u200b😀,#:٣½%_\n";
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Create(random.Next(60), random, static (span, random) =>
            {
                foreach (ref var letter in span)
                {
                    letter = Alphabet[random.Next(Alphabet.Length)];
                }
            });

            var redacted = CommentRedactor.Redact(text);

            Assert.Equal(redacted, CommentRedactor.Redact(redacted));
        }
    }

    [Theory]
    [InlineData("9")]
    [InlineData("a@")]
    [InlineData("06 ")]
    [InlineData("4111-1111-a")]
    [InlineData("a@b.c")]
    [InlineData("a%40")]
    [InlineData("a\u200b@")]
    [InlineData("\u200b")]
    [InlineData("@\u200b")]
    [InlineData("4111\n")]
    [InlineData("4_")]
    [InlineData("DE89 ")]
    [InlineData("GB")]
    public void Redact_LongText_TakesTimeInProportion(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 400_000 / part.Length));

        // Quadratic work on so much would take minutes; the run's own limit of time would tell.
        Assert.True(CommentRedactor.Redact(text).Length > 0);
    }

    private static string Sentence(Random random, Func<string> part)
    {
        var parts = new string[random.Next(1, 7)];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = i % 2 == 0 ? Words[random.Next(Words.Length)] : part();
        }

        return string.Join(' ', parts);
    }

    private static string Harmless(Random random)
    {
        var time = new DateTime(random.NextInt64(new DateTime(1990, 1, 1).Ticks, new DateTime(2035, 1, 1).Ticks), DateTimeKind.Utc);
        string[] dates =
        [
            "yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "d.M.yyyy", "dd-MM-yyyy", "dd.MM.yy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fffZ", "dd/MM/yyyy HH:mm",
            "yyyyMMdd", "HH:mm", "yyyy/MM/dd",
        ];
        return random.Next(11) switch
        {
            0 or 1 => time.ToString(dates[random.Next(dates.Length)], CultureInfo.InvariantCulture),
            2 => $"{(char)('A' + random.Next(26))}-{Digits(random, random.Next(1, 12))}",
            3 => $"INC{Digits(random, random.Next(5, 12))}",
            4 => $"#{Digits(random, random.Next(1, 12))}",
            5 => $"ticket {Digits(random, random.Next(1, 12))}",
            6 => random.Next(1, 100_000_000).ToString(CultureInfo.InvariantCulture),
            7 => string.Create(CultureInfo.GetCultureInfo("fr-FR"), $"{random.Next(1, 100_000_000) / 100m:N2} €"),
            8 => string.Create(CultureInfo.GetCultureInfo("de-DE"), $"{random.Next(1, 1_000_000_000) / 100m:N2} EUR"),
            9 => string.Create(CultureInfo.GetCultureInfo("en-US"), $"${random.Next(1, 1_000_000_000) / 100m:N2}"),
            _ => $"ORD-{time.Year}-{Digits(random, random.Next(4, 9))}",
        };
    }

    private static (string Secret, string Mark) Secret(Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                var name = $"{(char)('a' + random.Next(26))}{Digits(random, random.Next(3))}.{(char)('a' + random.Next(26))}";
                return ($"{name}@{(char)('a' + random.Next(26))}{Digits(random, 2)}.example{(random.Next(2) == 0 ? ".com" : ".co.uk")}", CommentRedactor.EmailMark);
            case 1:
                return (Phone(random), CommentRedactor.PhoneMark);
            default:
                return (Card(random), CommentRedactor.CardMark);
        }
    }

    private static string Phone(Random random)
    {
        var sign = " .-"[random.Next(3)];
        var pairs = string.Join(sign, Enumerable.Range(0, 4).Select(_ => Digits(random, 2)));
        return random.Next(5) switch
        {
            0 => $"0{random.Next(1, 10)}{sign}{pairs}",
            1 => $"+33{sign}{random.Next(1, 10)}{sign}{pairs}",
            2 => $"0{random.Next(1, 10)}{Digits(random, 8)}",
            3 => $"({random.Next(200, 1000)}) {random.Next(200, 1000)}-{Digits(random, 4)}",
            _ => $"+{random.Next(1, 10)}{Digits(random, random.Next(8, 13))}",
        };
    }

    private static string Card(Random random)
    {
        var (prefix, length) = random.Next(4) switch { 0 => ("4", 16), 1 => ("53", 16), 2 => ("37", 15), _ => ("6011", 16) };
        var digits = (prefix + Digits(random, length - prefix.Length - 1)).Select(static letter => letter - '0').ToList();

        // The check digit by its definition, not by the code under test.
        var sum = 0;
        for (var i = 0; i < digits.Count; i++)
        {
            var doubled = (digits.Count - i) % 2 == 1 ? digits[i] * 2 : digits[i];
            sum += (doubled / 10) + (doubled % 10);
        }

        digits.Add((10 - (sum % 10)) % 10);
        var text = string.Concat(digits);
        return length == 16 && random.Next(2) == 0 ? string.Join(" -"[random.Next(2)], text.Chunk(4).Select(static part => new string(part))) : text;
    }

    private static string Digits(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));
}

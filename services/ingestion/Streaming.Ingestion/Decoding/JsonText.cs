using System.Buffers.Text;
using System.Text;

namespace Streaming.Ingestion.Decoding;

/// <summary>Plain text from the inside of a JSON string.</summary>
internal static class JsonText
{
    /// <summary>Resolves the escapes of a JSON string whose syntax a reader has checked already.</summary>
    /// <param name="escaped">The text between the quotes.</param>
    /// <param name="plain">Receives the text; never longer than <paramref name="escaped"/>.</param>
    /// <param name="length">Bytes written.</param>
    /// <returns><see langword="false"/> if an escape stands for half a surrogate pair, which no text can hold.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> escaped, Span<byte> plain, out int length)
    {
        length = 0;
        while (true)
        {
            var next = escaped.IndexOf((byte)'\\');
            var run = next < 0 ? escaped : escaped[..next];
            run.CopyTo(plain[length..]);
            length += run.Length;
            if (next < 0)
            {
                return true;
            }

            escaped = escaped[next..];
            if (escaped[1] != 'u')
            {
                plain[length++] = Short(escaped[1]);
                escaped = escaped[2..];
            }
            else if (TryRune(ref escaped, out var rune))
            {
                length += rune.EncodeToUtf8(plain[length..]);
            }
            else
            {
                return false;
            }
        }
    }

    /// <summary>Whether the text neither starts nor ends with white space, as Unicode sees it.</summary>
    /// <param name="text">Valid UTF-8, not empty.</param>
    public static bool IsTrimmed(ReadOnlySpan<byte> text)
    {
        Rune rune;
        if (text[0] is <= (byte)' ' or >= 0x80)
        {
            Rune.DecodeFromUtf8(text, out rune, out _);
            if (Rune.IsWhiteSpace(rune))
            {
                return false;
            }
        }

        if (text[^1] is > (byte)' ' and < 0x80)
        {
            return true;
        }

        Rune.DecodeLastFromUtf8(text, out rune, out _);
        return !Rune.IsWhiteSpace(rune);
    }

    /// <summary>Whether there is nothing but white space, as Unicode sees it.</summary>
    /// <param name="text">Valid UTF-8.</param>
    public static bool IsBlank(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (!Rune.IsWhiteSpace(rune))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    private static byte Short(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => escape,
    };

    private static bool TryRune(ref ReadOnlySpan<byte> escaped, out Rune rune)
    {
        var first = (char)Hex(escaped.Slice(2, 4));
        escaped = escaped[6..];
        if (Rune.TryCreate(first, out rune))
        {
            return true;
        }

        if (!char.IsHighSurrogate(first) || escaped.Length < 6 || escaped[0] != '\\' || escaped[1] != 'u')
        {
            return false;
        }

        var second = (char)Hex(escaped.Slice(2, 4));
        escaped = escaped[6..];
        return Rune.TryCreate(first, second, out rune);
    }

    private static int Hex(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out int value, out _, 'x') ? value : 0;
}

namespace Streaming.Domain.Feedback;

/// <summary>Characters that take no room and part nothing to the eye: zero-width spaces and joiners, soft hyphens.</summary>
internal static class InvisibleText
{
    /// <summary>Whether a character is one of them.</summary>
    /// <param name="letter">The character.</param>
    public static bool Is(char letter) => letter is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad';

    /// <summary>The first place from one on that is seen.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to begin.</param>
    public static int SkipOn(string text, int at)
    {
        while (at < text.Length && Is(text[at]))
        {
            at++;
        }

        return at;
    }
}

using System.Text.RegularExpressions;

namespace Streaming.Contracts;

/// <summary>French puts a space before some marks and within quotes, at which no line may break. Whoever writes a text writes ordinary spaces.</summary>
public static partial class FrenchText
{
    private const string NoBreak = "\u00a0";

    /// <summary>A text with spaces that do not break where they must not.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Marks().Replace(text, NoBreak);

    // A mark that ends a word or the text: what stands within code, such as an address or a template, is no sentence.
    [GeneratedRegex(@" (?=[;:!?»](?:\s|$|\.|,))|(?<=«) ")]
    private static partial Regex Marks();
}

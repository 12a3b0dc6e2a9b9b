namespace Streaming.Domain.Names;

/// <summary>A name as a number of one shard's <see cref="NameTable"/>.</summary>
/// <param name="Value">0 for a value that is absent, else the name's place in the table plus one.</param>
public readonly record struct NameId(int Value)
{
    /// <summary>No value; shown as <c>unknown</c>.</summary>
    public static readonly NameId None;

    /// <summary>The text that stands for an absent value.</summary>
    public const string UnknownText = "unknown";

    /// <summary>The text that stands for the values beyond a limit.</summary>
    public const string OtherText = "other";

    /// <summary>Whether the value is absent.</summary>
    public bool IsNone => Value == 0;
}

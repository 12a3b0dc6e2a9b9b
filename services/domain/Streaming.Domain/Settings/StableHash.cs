namespace Streaming.Domain.Settings;

/// <summary>
/// Adds values up to one number that is the same in every process and on every machine (FNV-1a, 64 bits). Not a secret, and not meant
/// against forgery.
/// </summary>
internal sealed class StableHash
{
    /// <summary>The number so far.</summary>
    public ulong Value { get; private set; } = 14695981039346656037UL;

    /// <summary>Adds a number.</summary>
    public StableHash Add(long value)
    {
        for (var shift = 0; shift < 64; shift += 8)
        {
            Value = (Value ^ (byte)(value >> shift)) * 1099511628211UL;
        }

        return this;
    }

    /// <summary>Adds a text, with its length, so that neighbours stay apart.</summary>
    public StableHash Add(string text)
    {
        Add(text.Length);
        foreach (var letter in text)
        {
            Value = (Value ^ letter) * 1099511628211UL;
        }

        return this;
    }
}

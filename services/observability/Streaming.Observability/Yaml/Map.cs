using System.Collections;

namespace Streaming.Observability.Yaml;

/// <summary>Keys and values in the order in which they were added; what is <see langword="null"/> is not added.</summary>
internal sealed class Map : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _entries = [];

    /// <summary>The entries, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Entries => _entries;

    /// <summary>A map of texts.</summary>
    /// <param name="pairs">The pairs.</param>
    public static Map Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var map = new Map();
        foreach (var (key, value) in pairs)
        {
            map.Add(key, value);
        }

        return map;
    }

    /// <summary>Adds an entry.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    public void Add(string key, object? value)
    {
        if (value is not null)
        {
            _entries.Add(new(key, value));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
